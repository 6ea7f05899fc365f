import { useEffect } from "react";
import { usePage, useStats } from "../../store/context.ts";
import type { LineStatsView } from "../../store/stats-view.ts";
import { useWords, type Words } from "../../words/words.ts";
import { kbitWords, msWords, pictureWords, shareWords } from "./figure-words.ts";
import styles from "./OwnStats.module.css";
import { type Row, Rows } from "./Rows.tsx";
import { Sparkline } from "./Sparkline.tsx";

/** In the order of the room, what is heard after what is seen. */
const lines = ["left", "centre", "right", "presentation", "mic"] as const;

const nameOf = {
  left: "seat.left",
  centre: "seat.centre",
  right: "seat.right",
  presentation: "stage.presentation",
  mic: "seat.microphone",
} as const;

/** What is sent, and what the focus tells of how it comes there, line by line. */
export function OwnStats() {
  const t = useWords();
  const { stats } = usePage();
  const figures = useStats((view) => view.figures);
  useEffect(() => stats.read(), [stats]);
  const sent = lines.flatMap((name) => {
    const line = figures?.own[name];
    return line && line.streams.length > 0 ? [{ name, line }] : [];
  });
  return (
    <section className={styles["stats"]} aria-label={t("stats.sent")} data-testid="own-stats">
      {sent.length === 0 && <p>{t("stats.nothing")}</p>}
      {sent.map(({ name, line }) => (
        <div key={name}>
          <h2>{t(nameOf[name])}</h2>
          <Rows rows={rowsOf(t, line, figures?.roundTripMs)} />
          <Sparkline
            label={t("stats.history")}
            values={line.history.map(({ kbitPerSecond }) => kbitPerSecond)}
          />
        </div>
      ))}
    </section>
  );
}

/** Of a camera's layers the largest is shown, the rates are those of all together. */
function rowsOf(
  t: Words,
  { streams, history }: LineStatsView,
  roundTripMs: number | undefined,
): readonly Row[] {
  const [largest, ...smaller] = streams.toSorted(
    (one, other) => (other.height ?? 0) - (one.height ?? 0),
  );
  const now = history.at(-1);
  const heights = [largest, ...smaller].flatMap((layer) => layer?.height ?? []);
  const limit = largest?.limitedBy;
  return [
    [t("stats.resolution"), pictureWords(t, largest)],
    [t("stats.layers"), heights.length > 1 ? heights.toReversed().join(" · ") : undefined],
    [t("stats.rate"), kbitWords(t, now?.kbitPerSecond)],
    [t("stats.loss"), shareWords(t, now?.lossPercent)],
    [t("stats.jitter"), msWords(t, largest?.jitterMs)],
    [t("stats.roundTrip"), msWords(t, roundTripMs)],
    [t("stats.codec"), largest?.codec],
    [t("stats.limitedBy"), limit && t(`stats.limit.${limit}`)],
  ];
}
