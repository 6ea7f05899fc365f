import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assertNever, type Env, instant } from "../lib/index.ts";
import {
  type Negotiation,
  type NegotiationEffect,
  type NegotiationInput,
  negotiationDeadline,
  openNegotiation,
  stepNegotiation,
} from "./index.ts";

describe("one dialog", () => {
  test("[OA-6] never has two offers out, nor ours beside an INVITE, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(anyInput(), { maxLength: 60 }), chance(), (inputs, random) => {
        let negotiation = openNegotiation("us");
        let out: Out = nothingOut;
        for (const [nth, input] of inputs.entries()) {
          const env = { now: instant(nth * 1_000), random };
          const [next, effects] = stepNegotiation(negotiation, input, env);
          negotiation = next;
          out = afterInput(out, input);
          const offers = effects.filter(({ type }) => isOffer(type)).length;
          expect(offers + (out.ours ? 1 : 0) + (out.peers ? 1 : 0)).toBeLessThanOrEqual(1);
          const sent = effects.some(({ type }) => type === "send-offer");
          expect(sent && out.ackOwed).toBe(false);
          if (sent) out = { ...out, ours: true };
          else if (offers > 0 && input.type === "offer-received")
            out = { ...out, peers: input.method };
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("[OA-7] of two ends that both want to offer ends with both having offered", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 500 }), { minLength: 2, maxLength: 40 }),
        fc.array(wishes(), { maxLength: 12 }),
        chance(),
        (delays, asked, random) => {
          const world = new TwoEnds(delays, random);
          world.wishes.push(...asked);
          world.run();
          for (const end of ["caller", "callee"] as const) {
            expect(world.negotiation[end].phase).toBe("settled");
            expect(world.wanting[end]).toBe(false);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** What a watcher on the wire would say is out: our offer, the peer's, a 2xx without its ACK. */
interface Out {
  readonly ours: boolean;
  readonly peers: "INVITE" | "UPDATE" | undefined;
  readonly ackOwed: boolean;
}

const nothingOut: Out = { ours: false, peers: undefined, ackOwed: false };

function afterInput(out: Out, { type }: NegotiationInput): Out {
  if (type === "answer-received" || type === "offer-failed") return { ...out, ours: false };
  if (type === "offer-refused") return { ...out, peers: undefined };
  if (type === "ack-received") return { ...out, ackOwed: false };
  if (type !== "answer-sent") return out;
  return { ...out, peers: undefined, ackOwed: out.ackOwed || out.peers === "INVITE" };
}

function isOffer(type: NegotiationEffect["type"]): boolean {
  return type === "send-offer" || type === "compose-answer";
}

type End = "caller" | "callee";
type Message =
  | { readonly type: "INVITE" }
  | { readonly type: "2xx" }
  | { readonly type: "failure"; readonly status: number; readonly retryAfterMs?: number }
  | { readonly type: "ACK" };

/** Two negotiations, and between them a network that delays but keeps the order. */
class TwoEnds {
  readonly negotiation: Record<End, Negotiation> = {
    caller: openNegotiation("us"),
    callee: openNegotiation("peer"),
  };
  readonly wanting: Record<End, boolean> = { caller: false, callee: false };
  readonly wishes: { readonly end: End; readonly at: number }[] = [];
  readonly #underway: Record<End, { readonly at: number; readonly message: Message }[]> = {
    caller: [],
    callee: [],
  };
  readonly #delays: readonly number[];
  readonly #random: () => number;
  #sent = 0;
  #now = 0;

  constructor(delays: readonly number[], random: () => number) {
    this.#delays = delays;
    this.#random = random;
  }

  run(): void {
    for (let steps = 0; steps < 20_000; steps += 1) {
      const next = this.#next();
      if (next === undefined) return;
      this.#now = Math.max(this.#now, next.at);
      next.happen();
    }
    expect.fail("the two ends do not come to rest");
  }

  #next(): { readonly at: number; readonly happen: () => void } | undefined {
    const events = (["caller", "callee"] as const).flatMap((end) => {
      const [message] = this.#underway[end];
      const deadline = negotiationDeadline(this.negotiation[end]);
      return [
        ...(message === undefined ? [] : [{ at: message.at, happen: () => this.#arrive(end) }]),
        ...(deadline === undefined
          ? []
          : [{ at: deadline, happen: () => this.#feed(end, { type: "deadline-passed" }) }]),
      ];
    });
    for (const wish of this.wishes) events.push({ at: wish.at, happen: () => this.#want(wish) });
    return events.toSorted((one, other) => one.at - other.at)[0];
  }

  #want(one: { readonly end: End; readonly at: number }): void {
    this.wishes.splice(this.wishes.indexOf(one), 1);
    this.wanting[one.end] = true;
    this.#feed(one.end, { type: "offer-wanted" });
  }

  #arrive(end: End): void {
    const message = this.#underway[end].shift()?.message ?? { type: "nothing" };
    switch (message.type) {
      case "INVITE":
        return this.#feed(end, { type: "offer-received", method: "INVITE" });
      case "2xx":
        this.#send(end, { type: "ACK" });
        return this.#feed(end, { type: "answer-received" });
      case "failure":
        this.wanting[end] = true;
        return this.#feed(end, { ...message, type: "offer-failed" });
      case "ACK":
        return this.#feed(end, { type: "ack-received" });
      case "nothing":
        return expect.fail("nothing arrived");
      default:
        return assertNever(message);
    }
  }

  /** As the focus does: after each input, whoever still has a wish asks again. */
  #feed(end: End, input: NegotiationInput): void {
    const env: Env = { now: instant(this.#now), random: this.#random };
    const [next, effects] = stepNegotiation(this.negotiation[end], input, env);
    this.negotiation[end] = next;
    for (const effect of effects) this.#perform(end, effect);
    if (this.wanting[end] && input.type !== "offer-wanted") {
      this.#feed(end, { type: "offer-wanted" });
    }
  }

  #perform(end: End, effect: NegotiationEffect): void {
    switch (effect.type) {
      case "send-offer":
        this.wanting[end] = false;
        return this.#send(end, { type: "INVITE" });
      case "compose-answer":
        this.#send(end, { type: "2xx" });
        return this.#feed(end, { type: "answer-sent" });
      case "refuse-offer": {
        const { status, retryAfterSeconds = 0 } = effect;
        return this.#send(end, { type: "failure", status, retryAfterMs: retryAfterSeconds * 1000 });
      }
      case "end-dialog":
        return expect.fail(effect.reason);
      default:
        return assertNever(effect);
    }
  }

  #send(from: End, message: Message): void {
    const queue = this.#underway[from === "caller" ? "callee" : "caller"];
    const delay = this.#delays[this.#sent % this.#delays.length] ?? 0;
    this.#sent += 1;
    queue.push({ at: Math.max(this.#now + delay, queue.at(-1)?.at ?? 0), message });
  }
}

function wishes() {
  return fc.record({
    end: fc.constantFrom("caller", "callee"),
    at: fc.nat({ max: 10_000 }),
  } as const);
}

/** Numbers in [0, 1) that shrink and repeat. */
function chance(): fc.Arbitrary<() => number> {
  return fc.integer({ min: 1, max: 0x7fff_fffe }).map((seed) => {
    let state = seed;
    return () => {
      state = (state * 48_271) % 0x7fff_ffff;
      return state / 0x7fff_ffff;
    };
  });
}

function anyInput(): fc.Arbitrary<NegotiationInput> {
  const plain = fc
    .constantFrom(
      "answer-sent",
      "offer-refused",
      "ack-received",
      "offer-wanted",
      "wish-changed",
      "answer-received",
      "deadline-passed",
    )
    .map((type): NegotiationInput => ({ type }));
  const failure = fc
    .constantFrom(488, 491, 500)
    .map((status): NegotiationInput => ({ type: "offer-failed", status }));
  const offer = fc
    .constantFrom("INVITE", "UPDATE")
    .map((method): NegotiationInput => ({ type: "offer-received", method }));
  const rare = fc
    .constantFrom("ack-missing", "dialog-ended")
    .map((type): NegotiationInput => ({ type }));
  return fc.oneof(
    { weight: 12, arbitrary: plain },
    { weight: 3, arbitrary: failure },
    { weight: 5, arbitrary: offer },
    { weight: 1, arbitrary: rare },
  );
}
