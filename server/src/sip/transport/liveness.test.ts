import { instant, ms } from "@parley/shared/lib";
import { expect, test } from "vitest";
import { heard, livenessDeadline, openLiveness, wakeLiveness } from "./liveness.ts";

const policy = { pingInterval: ms(1_000), silence: ms(4_000) };

test("[SIP-95] a flow is pinged every interval and lost after the silence, not before", () => {
  expect(wokenUntilLost(() => false)).toEqual(["ping 1000", "ping 2000", "ping 3000", "lost 4000"]);
});

test("[SIP-95] whatever is received, at whatever moment, starts the silence again", () => {
  expect(wokenUntilLost((now) => now === 3_000).at(-1)).toBe("lost 7000");
});

test("[SIP-95] while the process was held up the peer was not silent", () => {
  const [held, what] = wakeLiveness(openLiveness(instant(0), policy), instant(60_000), policy);
  expect(what).toBe("ping");
  expect(livenessDeadline(held, policy)).toBe(61_000);
  expect(wakeLiveness(held, instant(63_000), policy)[1]).toBe("ping");
});

function wokenUntilLost(answers: (now: number) => boolean): readonly string[] {
  let liveness = openLiveness(instant(0), policy);
  const woken: string[] = [];
  while (!woken.at(-1)?.startsWith("lost")) {
    const now = livenessDeadline(liveness, policy);
    const [next, what] = wakeLiveness(liveness, now, policy);
    liveness = answers(now) ? heard(next, now) : next;
    woken.push(`${what} ${now}`);
  }
  return woken;
}
