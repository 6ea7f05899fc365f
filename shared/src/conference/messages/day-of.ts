/**
 * The day of an ISO 8601 date, counted from 1970-01-01 in the Gregorian calendar; undefined for
 * any other text. Pure, as `Date` is not to be had here.
 */
export function dayOf(date: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  if (year === undefined) return undefined;
  // A year that begins in March has its leap day at the end.
  const months = Number(month) - 3;
  const march = months < 0 ? months + 12 : months;
  const years = Number(year) - (months < 0 ? 1 : 0);
  const dayOfYear = Math.floor((153 * march + 2) / 5) + Number(day) - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leapDays + dayOfYear - 719_468;
}
