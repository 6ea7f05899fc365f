import { instant } from "@parley/shared/lib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Alarm, Deadlines } from "./deadlines.ts";

test("[SIP-25] alarms wake once, in the order of their moments, whatever was set and reset before", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 19 }), fc.option(fc.nat({ max: 50 })))),
      (settings) => {
        const clock = scriptedClock();
        const deadlines = new Deadlines(clock, (work) => work());
        const woken: [number, number][] = [];
        const alarms = Array.from(
          { length: 20 },
          (_, i) => new Alarm(() => woken.push([clock.now(), i])),
        );
        const expected = new Map<number, number>();
        for (const [index, at] of settings) {
          const alarm = alarms[index];
          if (alarm !== undefined) deadlines.set(alarm, at === null ? undefined : instant(at));
          if (at === null) expected.delete(index);
          else expected.set(index, at);
        }
        for (let now = 0; now <= 50; now++) clock.turn(now);
        const byIndex = (a: [number, number], b: [number, number]) => a[0] - b[0] || a[1] - b[1];
        expect(woken.map(([at]) => at)).toEqual(woken.map(([at]) => at).toSorted((a, b) => a - b));
        expect(woken.toSorted(byIndex)).toEqual(
          [...expected].map(([i, at]): [number, number] => [at, i]).toSorted(byIndex),
        );
      },
    ),
  );
});

test("[SIP-25] an alarm that sets itself for now wakes in the next turn, not for ever in this one", () => {
  const clock = scriptedClock();
  const deadlines = new Deadlines(clock, (work) => work());
  let woken = 0;
  const alarm = new Alarm(() => {
    woken += 1;
    deadlines.set(alarm, deadlines.now());
  });
  deadlines.set(alarm, instant(0));
  clock.turn(0);
  expect(woken).toBe(1);
  clock.turn(0);
  expect(woken).toBe(2);
});

test("[SIP-25] one real timer at a time, and none after closing", () => {
  const clock = scriptedClock();
  const deadlines = new Deadlines(clock, (work) => work());
  for (let at = 30; at > 0; at--) deadlines.set(new Alarm(() => {}), instant(at));
  expect(clock.armed()).toBe(1);
  deadlines.close();
  deadlines.set(new Alarm(() => {}), instant(1));
  expect(clock.armed()).toBe(0);
});

test("[SIP-25] a moment further off than a timer can hold is looked at again, not rung for at once", () => {
  const clock = scriptedClock();
  const deadlines = new Deadlines(clock, (work) => work());
  const [longest, moment] = [2 ** 31 - 1, 2 ** 33];
  let woken = 0;
  deadlines.set(new Alarm(() => void (woken += 1)), instant(moment));
  for (let now = longest; now < moment; now += longest) clock.turn(now);
  expect([clock.longest(), woken]).toEqual([longest, 0]);
  clock.turn(moment);
  expect(woken).toBe(1);
});

/** A clock whose timers ring in the turn the test gives them. */
function scriptedClock() {
  let now = 0;
  let longest = 0;
  const timers = new Map<() => void, number>();
  return {
    now: () => now,
    setTimer(delayMs: number, ring: () => void) {
      longest = Math.max(longest, delayMs);
      timers.set(ring, now + delayMs);
      return () => timers.delete(ring);
    },
    armed: () => timers.size,
    /** The longest delay that was asked for. */
    longest: () => longest,
    turn(at: number) {
      now = at;
      for (const [ring, due] of [...timers]) {
        if (due > now) continue;
        timers.delete(ring);
        ring();
      }
    },
  };
}
