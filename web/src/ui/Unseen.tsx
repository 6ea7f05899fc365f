import type { ReactNode } from "react";
import styles from "./Unseen.module.css";

/** Words for those who cannot see what says the same beside them. */
export function Unseen({ children }: { readonly children: ReactNode }) {
  return <span className={styles["unseen"]}>{children}</span>;
}
