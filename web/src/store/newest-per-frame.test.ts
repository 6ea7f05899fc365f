import { expect, test } from "vitest";
import { type FrameSource, newestPerFrame } from "./newest-per-frame.ts";

test("[WEB-420] many values between two pictures are shown as one, the newest", () => {
  const { shown, give, frame, ordered } = frames();
  give(1);
  give(2);
  expect(shown).toEqual([]);
  frame();
  expect([shown, ordered()]).toEqual([[2], 0]);
  frame();
  expect(shown).toEqual([2]);
  give(3);
  frame();
  expect(shown).toEqual([2, 3]);
});

test("[WEB-420] a page that draws nothing shows it when its time is up, and once", () => {
  const { shown, give, timeUp, frame, ordered } = frames();
  give(1);
  timeUp();
  frame();
  expect([shown, ordered()]).toEqual([[1], 0]);
});

test("[WEB-420] what waits is shown at once where that is asked for", () => {
  const { shown, give, flush, frame, ordered } = frames();
  flush();
  give(1);
  flush();
  expect([shown, ordered()]).toEqual([[1], 0]);
  frame();
  expect(shown).toEqual([1]);
});

test("[WEB-420] what is given while it shows waits for the next picture", () => {
  const page = fakeFrames();
  const shown: number[] = [];
  const newest = newestPerFrame<number>(page.source, (value) => {
    shown.push(value);
    if (value === 1) newest.give(2);
  });
  newest.give(1);
  page.frame();
  expect(shown).toEqual([1]);
  page.frame();
  expect(shown).toEqual([1, 2]);
});

function frames() {
  const page = fakeFrames();
  const shown: number[] = [];
  return { ...page, shown, ...newestPerFrame<number>(page.source, (value) => shown.push(value)) };
}

/** Pictures and time as the test says. */
function fakeFrames() {
  let count = 0;
  const pictures = new Map<number, () => void>();
  const timers = new Map<number, () => void>();
  const put = (into: Map<number, () => void>, call: () => void) => {
    count += 1;
    into.set(count, call);
    return count;
  };
  const run = (from: Map<number, () => void>) => {
    const due = [...from.values()];
    from.clear();
    for (const call of due) call();
  };
  const source: FrameSource = {
    requestAnimationFrame: (call) => put(pictures, call),
    cancelAnimationFrame: (handle) => void pictures.delete(handle),
    setTimeout: (call) => put(timers, call),
    clearTimeout: (handle) => void timers.delete(handle),
  };
  return {
    source,
    frame: () => run(pictures),
    timeUp: () => run(timers),
    ordered: () => pictures.size + timers.size,
  };
}
