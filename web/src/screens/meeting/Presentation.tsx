import { MonitorUp } from "lucide-react";
import type { Box, PresentationView } from "../../store/view.ts";
import { useWords, type Words } from "../../words/words.ts";
import styles from "./Room.module.css";
import marks from "./RoomMarks.module.css";
import { StageTile } from "./StageTile.tsx";
import { tileWords } from "./state-words.ts";
import { useGlide } from "./use-glide.ts";

interface PresentationProps {
  readonly presentation: PresentationView;
  readonly box: Box;
}

/** What somebody presents, all of it, and whose it is. */
export function Presentation({ presentation, box }: PresentationProps) {
  const t = useWords();
  const { captureId, room, state, track } = presentation;
  const words = presentedWords(t, presentation);
  return (
    <section
      {...useGlide(box)}
      className={styles["room"]}
      aria-label={words}
      data-testid="presentation"
      data-presenter={room?.name}
    >
      <StageTile
        className={styles["screen"]}
        box={box}
        row={box}
        stop={captureId}
        elsewhere={{ type: "presentation", captureId }}
        captureId={captureId}
        name={words}
        label=""
        shows="screen"
        state={state}
        track={track}
        words={tileWords(t, state, 0)}
        face={false}
      />
      <div className={marks["marks"]}>
        <p className={marks["name"]}>
          <MonitorUp aria-hidden="true" />
          <span className={marks["who"]}>{words}</span>
        </p>
      </div>
    </section>
  );
}

/** `Ben is presenting`. */
export function presentedWords(
  t: Words,
  presentation: Pick<PresentationView, "room"> | undefined,
): string {
  const name = presentation?.room?.name;
  return name === undefined ? t("stage.presentation") : t("stage.presents", { name });
}
