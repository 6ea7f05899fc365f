import styles from "./TechnicalDetails.module.css";

/** For whoever has to mend it; folded away. */
export function TechnicalDetails({ text }: { readonly text: string }) {
  return (
    <details className={styles["details"]}>
      <summary>Technical details</summary>
      <code>{text}</code>
    </details>
  );
}
