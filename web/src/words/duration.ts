/** `0:07`, `10:00`, in the digits of the language. */
export function minutesAndSeconds(seconds: number, language: string): string {
  const minutes = new Intl.NumberFormat(language).format(Math.floor(seconds / 60));
  const rest = new Intl.NumberFormat(language, { minimumIntegerDigits: 2 }).format(seconds % 60);
  return `${minutes}:${rest}`;
}

/** `40 seconds`, `12 minutes`, `1 hour, 5 minutes`. */
export function spokenDuration(ms: number, language: string): string {
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return inUnit(seconds, "second", language);
  if (minutes < 60) return inUnit(minutes, "minute", language);
  const hours = inUnit(Math.floor(minutes / 60), "hour", language);
  if (minutes % 60 === 0) return hours;
  const parts = [hours, inUnit(minutes % 60, "minute", language)];
  return new Intl.ListFormat(language, { type: "unit" }).format(parts);
}

/** `now`, `5 minutes ago`, `yesterday`, `3 weeks ago`. */
export function ago(ms: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const [unit, length] of agoUnits) {
    if (ms >= length) return format.format(-Math.floor(ms / length), unit);
  }
  return format.format(0, "second");
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const agoUnits = [
  ["year", 365 * dayMs],
  ["month", 30 * dayMs],
  ["week", 7 * dayMs],
  ["day", dayMs],
  ["hour", 60 * minuteMs],
  ["minute", minuteMs],
] as const;

function inUnit(count: number, unit: "second" | "minute" | "hour", language: string): string {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(
    count,
  );
}
