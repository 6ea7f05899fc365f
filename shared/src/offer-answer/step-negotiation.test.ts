import { describe, expect, test } from "vitest";
import { type Env, instant } from "../lib/index.ts";
import {
  mayOffer,
  type Negotiation,
  type NegotiationEffect,
  type NegotiationInput,
  stepNegotiation,
} from "./index.ts";

/** What is drawn for each phase, and said to be done; any other input leaves it as it is. */
const drawn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  settled: {
    "offer in INVITE": "answering INVITE (settled), compose-answer",
    "offer in UPDATE": "answering UPDATE (settled), compose-answer",
    "offer-wanted": "offering, send-offer",
    "dialog-ended": "ended",
  },
  offering: {
    "offer in INVITE": "offering, refuse-offer 491",
    "offer in UPDATE": "offering, refuse-offer 491",
    "answer-received": "settled",
    "failed with 491": "backing-off",
    "failed with 488": "backing-off",
    "failed with 481": "ended, end-dialog",
    "failed with 408": "ended, end-dialog",
    "dialog-ended": "ended",
  },
  "answering INVITE (settled)": {
    "offer in INVITE": "answering INVITE (settled), refuse-offer 500 after 5 s",
    "offer in UPDATE": "answering INVITE (settled), refuse-offer 500 after 5 s",
    "answer-sent": "awaiting-ack",
    "offer-refused": "settled",
    "dialog-ended": "ended",
  },
  "answering UPDATE (settled)": {
    "offer in INVITE": "answering UPDATE (settled), refuse-offer 500 after 5 s",
    "offer in UPDATE": "answering UPDATE (settled), refuse-offer 500 after 5 s",
    "answer-sent": "settled",
    "offer-refused": "settled",
    "dialog-ended": "ended",
  },
  "answering UPDATE (awaiting-ack)": {
    "offer in INVITE": "answering UPDATE (awaiting-ack), refuse-offer 500 after 5 s",
    "offer in UPDATE": "answering UPDATE (awaiting-ack), refuse-offer 500 after 5 s",
    "answer-sent": "awaiting-ack",
    "offer-refused": "awaiting-ack",
    "ack-received": "answering UPDATE (settled)",
    "ack-missing": "ended, end-dialog",
    "dialog-ended": "ended",
  },
  "answering INVITE (backing-off)": {
    "offer in INVITE": "answering INVITE (backing-off), refuse-offer 500 after 5 s",
    "offer in UPDATE": "answering INVITE (backing-off), refuse-offer 500 after 5 s",
    "answer-sent": "awaiting-ack",
    "offer-refused": "backing-off",
    "dialog-ended": "ended",
  },
  "answering INVITE (given-up)": {
    "offer in INVITE": "answering INVITE (given-up), refuse-offer 500 after 5 s",
    "offer in UPDATE": "answering INVITE (given-up), refuse-offer 500 after 5 s",
    "answer-sent": "awaiting-ack",
    "offer-refused": "given-up",
    "wish-changed": "answering INVITE (settled)",
    "dialog-ended": "ended",
  },
  "awaiting-ack": {
    "offer in INVITE": "awaiting-ack, refuse-offer 500 after 5 s",
    "offer in UPDATE": "answering UPDATE (awaiting-ack), compose-answer",
    "ack-received": "settled",
    "ack-missing": "ended, end-dialog",
    "dialog-ended": "ended",
  },
  "backing-off": {
    "offer in INVITE": "answering INVITE (backing-off), compose-answer",
    "offer in UPDATE": "answering UPDATE (backing-off), compose-answer",
    "deadline-passed": "settled",
    "dialog-ended": "ended",
  },
  "given-up": {
    "offer in INVITE": "answering INVITE (given-up), compose-answer",
    "offer in UPDATE": "answering UPDATE (given-up), compose-answer",
    "wish-changed": "settled",
    "dialog-ended": "ended",
  },
  ended: {},
};

describe("every input in every phase", () => {
  const pairs = phases().flatMap((negotiation) =>
    inputs().map((input) => ({
      phase: phaseOf(negotiation),
      negotiation,
      input,
      told: nameOf(input),
    })),
  );

  test.for(pairs)("[OA-1] $phase: $told", ({ phase, negotiation, input, told }) => {
    const [next, effects] = stepNegotiation(negotiation, input, env);
    const seen = [phaseOf(next), ...effects.map(summary)].join(", ");
    expect(seen).toBe(drawn[phase]?.[told] ?? phase);
    const attempts = told === "wish-changed" ? next.attempts : negotiation.attempts;
    const same = { ...negotiation, attempts };
    expect(phaseOf(next) === phase ? next : same).toEqual(same);
    const offers = effects.some(({ type }) => type === "send-offer");
    expect(offers).toBe(mayOffer(negotiation) && input.type === "offer-wanted");
  });

  test("[OA-1] nothing is drawn for a phase or an input that does not exist", () => {
    const names = inputs().map(nameOf);
    expect(Object.keys(drawn)).toEqual(phases().map(phaseOf));
    for (const inputsDrawn of Object.values(drawn)) {
      expect(names).toEqual(expect.arrayContaining(Object.keys(inputsDrawn)));
    }
  });
});

const env: Env = { now: instant(10_000), random: () => 0.5 };

function phases(): Negotiation[] {
  const common = { callIdOwner: "us", attempts: 3 } as const;
  const backingOff = { phase: "backing-off", retryAt: env.now } as const;
  const answering = { ...common, phase: "answering" } as const;
  return [
    { ...common, phase: "settled" },
    { ...common, phase: "offering" },
    { ...answering, method: "INVITE", cameFrom: { phase: "settled" } },
    { ...answering, method: "UPDATE", cameFrom: { phase: "settled" } },
    { ...answering, method: "UPDATE", cameFrom: { phase: "awaiting-ack" } },
    { ...answering, method: "INVITE", cameFrom: backingOff },
    { ...answering, method: "INVITE", cameFrom: { phase: "given-up" } },
    { ...common, phase: "awaiting-ack" },
    { ...common, ...backingOff },
    { ...common, phase: "given-up" },
    { ...common, phase: "ended" },
  ];
}

function inputs(): NegotiationInput[] {
  return [
    { type: "offer-received", method: "INVITE" },
    { type: "offer-received", method: "UPDATE" },
    { type: "answer-sent" },
    { type: "offer-refused" },
    { type: "ack-received" },
    { type: "ack-missing" },
    { type: "offer-wanted" },
    { type: "wish-changed" },
    { type: "answer-received" },
    { type: "offer-failed", status: 491 },
    { type: "offer-failed", status: 488 },
    { type: "offer-failed", status: 481 },
    { type: "offer-failed", status: 408 },
    { type: "deadline-passed" },
    { type: "dialog-ended" },
  ];
}

function phaseOf(negotiation: Negotiation): string {
  if (negotiation.phase !== "answering") return negotiation.phase;
  return `answering ${negotiation.method} (${negotiation.cameFrom.phase})`;
}

function nameOf(input: NegotiationInput): string {
  if (input.type === "offer-received") return `offer in ${input.method}`;
  return input.type === "offer-failed" ? `failed with ${input.status}` : input.type;
}

function summary(effect: NegotiationEffect): string {
  if (effect.type !== "refuse-offer") return effect.type;
  const { status, retryAfterSeconds } = effect;
  return `refuse-offer ${status}${retryAfterSeconds === undefined ? "" : ` after ${retryAfterSeconds} s`}`;
}
