import { useEffect } from "react";
import { usePage, useStats } from "../../store/context.ts";
import type { LineStatsView } from "../../store/stats-view.ts";
import { useWords, type Words } from "../../words/words.ts";
import { kbitWords, msWords, pictureWords, shareWords } from "./figure-words.ts";
import { type Row, Rows } from "./Rows.tsx";
import { Sparkline } from "./Sparkline.tsx";
import styles from "./TileStats.module.css";

/** The figures of one picture, over it. The browser is asked for them while they are read. */
export function TileStats({ captureId }: { readonly captureId: string }) {
  const t = useWords();
  const { stats } = usePage();
  const line = useStats((view) => view.figures?.tiles[captureId]);
  const roundTripMs = useStats((view) => view.figures?.roundTripMs);
  useEffect(() => stats.read(), [stats]);
  return (
    <div className={styles["stats"]} data-testid="stats">
      {line === undefined ? (
        <p>{t("stats.nothing")}</p>
      ) : (
        <>
          <Rows rows={rowsOf(t, line, roundTripMs)} />
          <Sparkline
            label={t("stats.history")}
            values={line.history.map(({ kbitPerSecond }) => kbitPerSecond)}
          />
        </>
      )}
    </div>
  );
}

function rowsOf(
  t: Words,
  { mid, captureId, encodingId, streams }: LineStatsView,
  roundTripMs: number | undefined,
): readonly Row[] {
  const [figures] = streams;
  return [
    [t("stats.resolution"), pictureWords(t, figures)],
    [t("stats.rate"), kbitWords(t, figures?.kbitPerSecond)],
    [t("stats.loss"), shareWords(t, figures?.lossPercent)],
    [t("stats.jitter"), msWords(t, figures?.jitterMs)],
    [t("stats.roundTrip"), msWords(t, roundTripMs)],
    [t("stats.codec"), figures?.codec],
    [t("stats.mid"), mid],
    [t("stats.capture"), captureId],
    [t("stats.encoding"), encodingId],
  ];
}
