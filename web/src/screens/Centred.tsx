import type { ReactNode } from "react";
import styles from "./Centred.module.css";

/** A page with one thing to say, in the middle. */
export function Centred({ children }: { readonly children: ReactNode }) {
  return (
    <main className={styles["page"]}>
      <div className={styles["column"]}>{children}</div>
    </main>
  );
}
