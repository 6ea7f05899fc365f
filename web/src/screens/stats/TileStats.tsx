import { useEffect } from "react";
import { usePage, useStats } from "../../store/context.ts";
import type { LineStatsView } from "../../store/stats-view.ts";
import { useWords, type Words } from "../../words/words.ts";
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
          <dl>
            {rowsOf(t, line, roundTripMs).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="ltr">{value}</dd>
              </div>
            ))}
          </dl>
          <Sparkline
            label={t("stats.history")}
            values={line.history.map(({ kbitPerSecond }) => kbitPerSecond)}
          />
        </>
      )}
    </div>
  );
}

/** What the browser does not tell has no row. */
function rowsOf(
  t: Words,
  { mid, captureId, encodingId, streams }: LineStatsView,
  roundTripMs: number | undefined,
): readonly (readonly [name: string, value: string])[] {
  const [figures] = streams;
  const { framesPerSecond, kbitPerSecond, lossPercent, jitterMs, codec } = figures ?? {};
  const size = figures?.width && figures.height ? `${figures.width} × ${figures.height}` : "";
  const rate =
    framesPerSecond === undefined
      ? ""
      : t("stats.framesPerSecond", { rate: Math.round(framesPerSecond) });
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t("stats.resolution"), [size, rate].filter((part) => part !== "").join(" · ")],
    [t("stats.rate"), rounded(kbitPerSecond, (value) => t("stats.kbit", { rate: value }))],
    [t("stats.loss"), tenths(lossPercent, (value) => t("stats.percent", { share: value }))],
    [t("stats.jitter"), rounded(jitterMs, (value) => t("stats.ms", { time: value }))],
    [t("stats.roundTrip"), rounded(roundTripMs, (value) => t("stats.ms", { time: value }))],
    [t("stats.codec"), codec],
    [t("stats.mid"), mid],
    [t("stats.capture"), captureId],
    [t("stats.encoding"), encodingId],
  ];
  return rows.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

function rounded(value: number | undefined, words: (value: number) => string) {
  return value === undefined ? undefined : words(Math.round(value));
}

function tenths(value: number | undefined, words: (value: number) => string) {
  return value === undefined ? undefined : words(Math.round(value * 10) / 10);
}
