import { useWords } from "../words/words.ts";
import styles from "./TechnicalDetails.module.css";

/** For whoever has to mend it; folded away. */
export function TechnicalDetails({ text }: { readonly text: string }) {
  const t = useWords();
  return (
    <details className={styles["details"]}>
      <summary>{t("common.technicalDetails")}</summary>
      <code dir="ltr">{text}</code>
    </details>
  );
}
