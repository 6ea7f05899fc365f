import type { LineStatsView } from "../../store/stats-view.ts";
import type { Words } from "../../words/words.ts";

type Figures = LineStatsView["streams"][number];

/** How large a picture is, and how many come in a second. */
export function pictureWords(t: Words, figures: Figures | undefined): string {
  const { width, height, framesPerSecond } = figures ?? {};
  const size = width && height ? `${width} × ${height}` : "";
  const rate =
    framesPerSecond === undefined
      ? ""
      : t("stats.framesPerSecond", { rate: Math.round(framesPerSecond) });
  return [size, rate].filter((part) => part !== "").join(" · ");
}

export function kbitWords(t: Words, kbitPerSecond: number | undefined): string | undefined {
  return kbitPerSecond === undefined
    ? undefined
    : t("stats.kbit", { rate: Math.round(kbitPerSecond) });
}

/** To a tenth. */
export function shareWords(t: Words, percent: number | undefined): string | undefined {
  return percent === undefined
    ? undefined
    : t("stats.percent", { share: Math.round(percent * 10) / 10 });
}

export function msWords(t: Words, ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : t("stats.ms", { time: Math.round(ms) });
}
