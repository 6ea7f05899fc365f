import { Hand, Pin } from "lucide-react";
import { useConference, useStats } from "../../store/context.ts";
import { Unseen } from "../../ui/Unseen.tsx";
import { useWords } from "../../words/words.ts";
import { MutedMark } from "./MutedMark.tsx";
import { useOnStage } from "./on-stage.ts";
import { QualityMark } from "./QualityMark.tsx";
import styles from "./RoomMarks.module.css";
import { SilencedMark } from "./SilencedMark.tsx";

interface RoomMarksProps {
  readonly room: { readonly id: string; readonly entity: string; readonly name: string };
  /** One name stands beneath the middle of several pictures, at the edge of a single one. */
  readonly pictures: number;
  readonly pinned: boolean;
}

/** What there is to say of a room, once for all its pictures. */
export function RoomMarks({ room: { id, entity, name }, pictures, pinned }: RoomMarksProps) {
  const t = useWords();
  const { speaking } = useOnStage();
  const level = useStats((view) => view.rooms[id]);
  return (
    <div className={styles["marks"]} data-middle={pictures > 1}>
      <Raised entity={entity} />
      <p className={styles["name"]}>
        {pinned && <Pin aria-hidden="true" />}
        {pinned && <Unseen>{t("stage.pinned")}</Unseen>}
        <MutedMark entity={entity} speaks={speaking.has(entity)} />
        <SilencedMark entity={entity} />
        <span className={styles["who"]} dir="auto">
          {name}
        </span>
      </p>
      {level && <QualityMark level={level} label={t(`quality.${level}`)} />}
    </div>
  );
}

/** A raised hand, and the newest reaction. */
function Raised({ entity }: { readonly entity: string }) {
  const t = useWords();
  const isUp = useConference(({ roster }) =>
    roster.some((one) => one.entity === entity && one.handRaisedAt !== undefined),
  );
  const reaction = useConference(({ reactions }) =>
    reactions.findLast((one) => one.entity === entity),
  );
  return (
    <div className={styles["raised"]}>
      {isUp && (
        <span className={styles["hand"]}>
          <Hand aria-hidden="true" />
          <Unseen>{t("stage.handUp")}</Unseen>
        </span>
      )}
      {reaction && (
        <span key={reaction.id} className={styles["reaction"]} data-testid="tile-reaction">
          {reaction.emoji}
        </span>
      )}
    </div>
  );
}
