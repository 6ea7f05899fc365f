import { MonitorUp, Pin } from "lucide-react";
import { useConference } from "../../store/context.ts";
import type { Box, PresentationView } from "../../store/view.ts";
import { Unseen } from "../../ui/Unseen.tsx";
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
  const isPinned = useConference(
    ({ pinned }) => pinned?.type === "presentation" && pinned.captureId === captureId,
  );
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
        pinnable={{ presentation: captureId, name: presentationName(t, presentation) }}
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
          {isPinned && <Pin aria-hidden="true" />}
          {isPinned && <Unseen>{t("stage.pinned")}</Unseen>}
          <MonitorUp aria-hidden="true" />
          <span className={marks["who"]}>{words}</span>
        </p>
      </div>
    </section>
  );
}

/** `Ben's presentation`. */
function presentationName(t: Words, { room }: PresentationView): string {
  return room ? t("stage.presentationOf", { name: room.name }) : t("stage.presentation");
}

/** `Ben is presenting`. */
export function presentedWords(
  t: Words,
  presentation: Pick<PresentationView, "room"> | undefined,
): string {
  const name = presentation?.room?.name;
  return name === undefined ? t("stage.presentation") : t("stage.presents", { name });
}
