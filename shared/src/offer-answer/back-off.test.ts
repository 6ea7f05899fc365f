import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Env, instant } from "../lib/index.ts";
import {
  type Negotiation,
  negotiationDeadline,
  openNegotiation,
  stepNegotiation,
} from "./index.ts";

describe("after a 491", () => {
  test.for([
    ["us", 2_100, 4_000],
    ["peer", 0, 2_000],
  ] as const)(
    "[OA-2] with the Call-ID made by %s the wait is %i to %i ms",
    ([owner, shortest, longest]) => {
      expect(waitAfter(491, owner, 0)).toBe(shortest);
      expect(waitAfter(491, owner, 1 - Number.EPSILON)).toBe(longest);
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
          const wait = waitAfter(491, owner, chance);
          expect(wait).toBeGreaterThanOrEqual(shortest);
          expect(wait).toBeLessThanOrEqual(longest);
          expect(wait % 10).toBe(0);
        }),
      );
    },
  );

  test("[OA-2] the wait may not be cut short, and is no refusal", () => {
    const waiting = failed(offering(openNegotiation("us")), 491);
    const early = { ...env, now: instant((negotiationDeadline(waiting) ?? 0) - 1) };
    expect(stepNegotiation(waiting, { type: "deadline-passed" }, early)).toEqual([waiting, []]);
    expect(waiting.attempts).toBe(0);
  });
});

describe("a peer that refuses for ever", () => {
  test("[OA-3] is asked seven times, at growing distances, and then left alone", () => {
    let negotiation = openNegotiation("us");
    const waits: number[] = [];
    let refusals = 0;
    while (negotiation.phase !== "given-up" && refusals < 100) {
      negotiation = failed(offering(negotiation), 488);
      refusals += 1;
      expect(negotiation.attempts).toBe(refusals);
      if (negotiation.phase === "backing-off") waits.push(negotiation.retryAt - env.now);
      negotiation = waitedOut(negotiation);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
    expect(refusals).toBe(7);
    expect(stepNegotiation(negotiation, { type: "offer-wanted" }, env)).toEqual([negotiation, []]);
  });

  test.for([
    ["our wish changes", [{ type: "wish-changed" }]],
    [
      "an offer of the peer's is agreed on",
      [{ type: "offer-received", method: "UPDATE" }, { type: "answer-sent" }],
    ],
  ] as const)("[OA-3] is asked again once %s", ([, inputs]) => {
    let negotiation: Negotiation = { callIdOwner: "us", attempts: 7, phase: "given-up" };
    for (const input of inputs) [negotiation] = stepNegotiation(negotiation, input, env);
    expect(negotiation).toEqual(openNegotiation("us"));
  });

  test("[OA-3] that agrees once starts from nothing", () => {
    const once = waitedOut(failed(offering(openNegotiation("us")), 500));
    const [agreed] = stepNegotiation(offering(once), { type: "answer-received" }, env);
    expect(agreed).toEqual(openNegotiation("us"));
  });
});

describe("Retry-After", () => {
  test.for([
    [500, 1_000],
    [5_000, 5_000],
    [86_400_000, 60_000],
  ] as const)("[OA-4] of %i ms makes a first refusal's wait %i ms", ([retryAfterMs, wait]) => {
    const input = { type: "offer-failed", status: 500, retryAfterMs } as const;
    const [negotiation] = stepNegotiation(offering(openNegotiation("us")), input, env);
    expect(negotiationDeadline(negotiation)).toBe(env.now + wait);
  });

  test.for([
    [0, 0],
    [1 - Number.EPSILON, 10],
  ] as const)("[OA-5] of our 500 is %i of its 0 to 10 s at chance", ([chance, seconds]) => {
    const answering = stepNegotiation(
      openNegotiation("peer"),
      { type: "offer-received", method: "INVITE" },
      env,
    )[0];
    const second = { type: "offer-received", method: "INVITE" } as const;
    const [, effects] = stepNegotiation(answering, second, { ...env, random: () => chance });
    expect(effects).toEqual([{ type: "refuse-offer", status: 500, retryAfterSeconds: seconds }]);
  });
});

const env: Env = { now: instant(5_000), random: () => 0.5 };

function waitAfter(status: number, callIdOwner: "us" | "peer", chance: number): number {
  const input = { type: "offer-failed", status } as const;
  const [negotiation] = stepNegotiation(offering(openNegotiation(callIdOwner)), input, {
    ...env,
    random: () => chance,
  });
  return (negotiationDeadline(negotiation) ?? Number.NaN) - env.now;
}

function offering(negotiation: Negotiation): Negotiation {
  const [next, effects] = stepNegotiation(negotiation, { type: "offer-wanted" }, env);
  expect(effects).toEqual([{ type: "send-offer" }]);
  return next;
}

function failed(negotiation: Negotiation, status: number): Negotiation {
  return stepNegotiation(negotiation, { type: "offer-failed", status }, env)[0];
}

function waitedOut(negotiation: Negotiation): Negotiation {
  const now = negotiationDeadline(negotiation) ?? env.now;
  return stepNegotiation(negotiation, { type: "deadline-passed" }, { ...env, now })[0];
}
