import { addDuration, assertNever, type Duration, type Env } from "../lib/index.ts";
import { glareDelay, refusalDelay, retryAfterSeconds } from "./back-off.ts";
import type { Negotiation, NegotiationEffect, NegotiationInput } from "./negotiation.ts";

type Step = [Negotiation, readonly NegotiationEffect[]];
type In<Phase extends Negotiation["phase"]> = Extract<Negotiation, { readonly phase: Phase }>;
type Received<Type extends NegotiationInput["type"]> = Extract<
  NegotiationInput,
  { readonly type: Type }
>;

/** One dialog's negotiation after one more input, and what that makes it do. */
export function stepNegotiation(negotiation: Negotiation, input: NegotiationInput, env: Env): Step {
  if (negotiation.phase === "ended") return [negotiation, []];
  switch (input.type) {
    case "offer-received":
      return offerReceived(negotiation, input, env);
    case "answer-sent":
      return negotiation.phase === "answering" ? [answered(negotiation), []] : [negotiation, []];
    case "offer-refused":
      return negotiation.phase === "answering"
        ? [{ ...common(negotiation), ...negotiation.cameFrom }, []]
        : [negotiation, []];
    case "ack-received":
      return [acknowledged(negotiation), []];
    case "ack-missing":
      // RFC 3261 §13.3.1.4: a 2xx that is never acknowledged ends the dialog.
      return awaitsAck(negotiation) ? end(negotiation, "no ACK") : [negotiation, []];
    case "offer-wanted":
      return negotiation.phase === "settled"
        ? [{ ...common(negotiation), phase: "offering" }, [{ type: "send-offer" }]]
        : [negotiation, []];
    case "wish-changed":
      return [wishChanged(negotiation), []];
    case "answer-received":
      return negotiation.phase === "offering" ? [settled(negotiation), []] : [negotiation, []];
    case "offer-failed":
      return negotiation.phase === "offering"
        ? offerFailed(negotiation, input, env)
        : [negotiation, []];
    case "deadline-passed":
      return negotiation.phase === "backing-off" && env.now >= negotiation.retryAt
        ? [{ ...common(negotiation), phase: "settled" }, []]
        : [negotiation, []];
    case "dialog-ended":
      return [{ ...common(negotiation), phase: "ended" }, []];
    default:
      return assertNever(input);
  }
}

function offerReceived(
  negotiation: Exclude<Negotiation, In<"ended">>,
  { method }: Received<"offer-received">,
  env: Env,
): Step {
  switch (negotiation.phase) {
    case "offering":
      // RFC 3261 §14.2, RFC 3311 §5.2: our own offer is unanswered.
      return [negotiation, [{ type: "refuse-offer", status: 491 }]];
    case "answering":
      // RFC 3261 §14.2, RFC 3311 §5.2: the peer's first offer is unanswered.
      return [negotiation, [comeLater(env)]];
    case "awaiting-ack":
      // RFC 3261 §14.1: one INVITE transaction at a time. RFC 3311 §5.2 lets an UPDATE through:
      // the INVITE's offer has its answer.
      if (method === "INVITE") return [negotiation, [comeLater(env)]];
      return answer(negotiation, method);
    case "settled":
    case "backing-off":
    case "given-up":
      return answer(negotiation, method);
    default:
      return assertNever(negotiation);
  }
}

function comeLater({ random }: Env): NegotiationEffect {
  return { type: "refuse-offer", status: 500, retryAfterSeconds: retryAfterSeconds(random) };
}

function answer(
  negotiation: In<"settled" | "backing-off" | "given-up" | "awaiting-ack">,
  method: "INVITE" | "UPDATE",
): Step {
  const { callIdOwner: _, attempts: __, ...cameFrom } = negotiation;
  return [
    { ...common(negotiation), phase: "answering", method, cameFrom },
    [{ type: "compose-answer" }],
  ];
}

/** The session has changed by the peer's wish: what it refused before, it may take now. */
function answered(negotiation: In<"answering">): Negotiation {
  const ackOwed = negotiation.method === "INVITE" || awaitsAck(negotiation);
  return ackOwed ? { ...settled(negotiation), phase: "awaiting-ack" } : settled(negotiation);
}

function acknowledged(negotiation: Negotiation): Negotiation {
  if (!awaitsAck(negotiation)) return negotiation;
  if (negotiation.phase !== "answering") return { ...common(negotiation), phase: "settled" };
  return { ...negotiation, cameFrom: { phase: "settled" } };
}

function awaitsAck(negotiation: Negotiation): boolean {
  return (
    negotiation.phase === "awaiting-ack" ||
    (negotiation.phase === "answering" && negotiation.cameFrom.phase === "awaiting-ack")
  );
}

/** A wait that has begun is waited out: it may be one of RFC 3261 §14.1 or a Retry-After. */
function wishChanged(negotiation: Negotiation): Negotiation {
  if (negotiation.phase === "given-up") return settled(negotiation);
  if (negotiation.phase === "answering" && negotiation.cameFrom.phase === "given-up") {
    return { ...negotiation, attempts: 0, cameFrom: { phase: "settled" } };
  }
  return { ...negotiation, attempts: 0 };
}

function offerFailed(
  negotiation: In<"offering">,
  { status, retryAfterMs }: Received<"offer-failed">,
  env: Env,
): Step {
  switch (status) {
    case 481:
    case 408:
      // RFC 3261 §14.1: no such dialog at the peer, or no answer from it.
      return end(negotiation, `re-INVITE answered ${status}`);
    case 491:
      return backOff(common(negotiation), glareDelay(negotiation.callIdOwner, env.random), env);
    default: {
      // RFC 3261 §14.1: the session goes on as if no re-INVITE had been issued.
      const attempts = negotiation.attempts + 1;
      const refused = { ...common(negotiation), attempts };
      const delay = refusalDelay(attempts, retryAfterMs);
      return delay === undefined
        ? [{ ...refused, phase: "given-up" }, []]
        : backOff(refused, delay, env);
    }
  }
}

function backOff(refused: ReturnType<typeof common>, delay: Duration, { now }: Env): Step {
  return [{ ...refused, phase: "backing-off", retryAt: addDuration(now, delay) }, []];
}

function end(negotiation: Negotiation, reason: string): Step {
  return [{ ...common(negotiation), phase: "ended" }, [{ type: "end-dialog", reason }]];
}

function settled({ callIdOwner }: Negotiation): Negotiation {
  return { callIdOwner, attempts: 0, phase: "settled" };
}

function common({
  callIdOwner,
  attempts,
}: Negotiation): Pick<Negotiation, "callIdOwner" | "attempts"> {
  return { callIdOwner, attempts };
}
