import { Hand, MicOff } from "lucide-react";
import { useConference, useOwnDevices, useStats } from "../../../store/context.ts";
import { useLevel } from "../../../store/use-level.ts";
import { Unseen } from "../../../ui/Unseen.tsx";
import { useWords } from "../../../words/words.ts";
import { QualityMark } from "../QualityMark.tsx";
import styles from "./OwnMarks.module.css";

/** What the others see beside one's name, for oneself: hand, microphone, connection. */
export function OwnMarks() {
  return (
    <div className={styles["marks"]}>
      <OwnHand />
      <OwnSound />
      <OwnQuality />
    </div>
  );
}

function OwnHand() {
  const t = useWords();
  const isUp = useConference(({ roster }) =>
    roster.some((entry) => entry.self && entry.handRaisedAt !== undefined),
  );
  if (!isUp) return null;
  return (
    <span className={styles["hand"]} data-testid="own-hand">
      <Hand aria-hidden="true" />
      <Unseen>{t("stage.handUp")}</Unseen>
    </span>
  );
}

function OwnSound() {
  const t = useWords();
  const source = useOwnDevices((view) => view.sources.microphone);
  const isOn = useConference((view) => view.microphoneOn);
  if (isOn && source.state === "live") return <OwnLevel track={source.track} />;
  return (
    <span className={styles["sound"]} data-testid="own-muted">
      <MicOff aria-hidden="true" />
      <Unseen>{t("people.muted")}</Unseen>
    </span>
  );
}

/** That one is heard, for eyes: whoever cannot see it hears it said by the switch. */
function OwnLevel({ track }: { readonly track: MediaStreamTrack }) {
  const heights = barsOf(useLevel(track));
  return (
    <span className={styles["sound"]} data-testid="own-level" aria-hidden="true">
      {heights.map((height, at) => (
        <i key={bars[at]} style={{ transform: `scaleY(${height})` }} />
      ))}
    </span>
  );
}

const bars = ["side", "middle", "other side"] as const;
/** Of the middle one. */
const shares = [0.6, 1, 0.6] as const;
/** A quiet room is below the first, a voice near the microphone at the second. */
const [quiet, loud] = [0.3, 0.75];

/** Of their full height, while nothing is heard. */
const atRest = 0.45;

/** How high three bars stand at a loudness from 0 to 1. */
export function barsOf(level: number): readonly number[] {
  const heard = Math.min(1, Math.max(0, (level - quiet) / (loud - quiet)));
  return shares.map((share) => share * (atRest + (1 - atRest) * heard));
}

/** Only where it is amiss: the rest one takes for granted of oneself. */
function OwnQuality() {
  const t = useWords();
  const level = useStats((view) => view.own);
  if (level !== "poor" && level !== "lost") return null;
  return <QualityMark level={level} label={t(`quality.${level}`)} />;
}
