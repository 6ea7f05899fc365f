import { Armchair } from "lucide-react";
import type { EmptyChairView, RowArranged } from "../../store/view.ts";
import { changeWords } from "../../words/names.ts";
import { useWords } from "../../words/words.ts";
import styles from "./EmptyChair.module.css";
import { useGlide } from "./use-glide.ts";

interface EmptyChairProps {
  readonly chair: EmptyChairView;
  readonly row: RowArranged;
}

/** Where somebody was who has just left. */
export function EmptyChair({ chair: { name }, row }: EmptyChairProps) {
  const t = useWords();
  return (
    <section
      {...useGlide(row.box)}
      className={styles["chair"]}
      aria-label={t("stage.empty")}
      data-testid="chair"
      data-name={name}
    >
      <Armchair aria-hidden="true" />
      <p>{changeWords(t, [name], [])}</p>
    </section>
  );
}
