import { expect, test } from "vitest";
import { dayOf } from "./day-of.ts";

test.each([
  ["1970-01-01T00:00:00.000Z", 0],
  ["1969-12-31T23:59:59.999Z", -1],
  ["2000-02-29", 11_016],
  ["2000-03-01", 11_017],
  ["2100-02-28", 47_540],
  ["2100-03-01", 47_541],
  ["2026-12-31T23:59:59Z", 20_818],
])("[CHAT-26] the day of %s is the %ith of the calendar", (date, day) => {
  expect(dayOf(date)).toBe(day);
});

test("[CHAT-26] each day is one more than the one before, through every month", () => {
  const days = months.flatMap((length, month) =>
    Array.from({ length }, (_, day) => dayOf(`2024-${two(month + 1)}-${two(day + 1)}`)),
  );
  const first = dayOf("2024-01-01") ?? 0;
  expect(days).toEqual(days.map((_, nth) => first + nth));
});

test("[CHAT-26] what is no date has no day", () => {
  expect([dayOf("soon"), dayOf("")]).toEqual([undefined, undefined]);
});

/** Of a leap year. */
const months = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function two(number: number): string {
  return String(number).padStart(2, "0");
}
