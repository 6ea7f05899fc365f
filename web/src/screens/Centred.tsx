import type { ReactNode } from "react";
import styles from "./Centred.module.css";

interface CentredProps {
  /** A sign of what the page is about; a decoration. */
  readonly sign?: ReactNode;
  readonly children: ReactNode;
}

/** A page with one thing to say, in the middle. */
export function Centred({ sign, children }: CentredProps) {
  return (
    <main className={styles["page"]}>
      <div className={styles["column"]}>
        {sign !== undefined && <span className={styles["sign"]}>{sign}</span>}
        {children}
      </div>
    </main>
  );
}
