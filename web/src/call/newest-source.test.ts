import { expect, test } from "vitest";
import { newestSource, type Played } from "./newest-source.ts";

test("[LAY-10] is that of the picture which the stream itself has played last", () => {
  expect(newestSource(played({ 11: 900, 12: 1_000 }, { 5: 1_000 }))).toBe(12);
  expect(newestSource(played({ 12: 1_000 }, { 4: 900, 5: 1_000 }))).toBe(12);
});

test("[LAY-10] is so in Firefox too, which notes the moment of each by itself", () => {
  expect(newestSource(played({ 11: 900, 12: 1_000 }, { 5: 1_000 }, 443))).toBe(12);
});

test("[LAY-10] is none where the newest picture has none: the browser remembers older ones", () => {
  expect(newestSource(played({ 11: 900 }, { 5: 1_000 }))).toBeUndefined();
  expect(newestSource(played({ 11: 900 }, { 5: 1_000 }, -443))).toBeUndefined();
  expect(newestSource(played({}, { 5: 1_000 }))).toBeUndefined();
});

test("[LAY-10] is none where nothing was played yet", () => {
  expect(newestSource(played({}, {}))).toBeUndefined();
});

/** Sources by when they were last played; those of the stream are noted so much later, ms. */
function played(
  contributing: Readonly<Record<number, number>>,
  synchronization: Readonly<Record<number, number>>,
  laterMs = 0,
): Played {
  const sources = (times: Readonly<Record<number, number>>, notedAfterMs: number) =>
    Object.entries(times).map(([source, time]) => ({
      source: Number(source),
      timestamp: time + notedAfterMs,
      rtpTimestamp: time * 90,
    }));
  return {
    getContributingSources: () => sources(contributing, 0),
    getSynchronizationSources: () => sources(synchronization, laterMs),
  };
}
