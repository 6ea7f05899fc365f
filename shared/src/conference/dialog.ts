import { assertNever, invariant } from "../lib/index.ts";
import {
  type NegotiationEffect,
  type NegotiationInput,
  stepNegotiation,
} from "../offer-answer/index.ts";
import { parseSdp, printSdp, type SessionDescription } from "../sdp/index.ts";
import type { LegId } from "../switching/index.ts";
import type { Leg } from "./conference.ts";
import { describe } from "./description.ts";
import { type Draft, drawSsrcs, feedSession } from "./draft.ts";
import type { SignallingInput } from "./input.ts";
import { loseLeg } from "./leave.ts";
import { wishOf } from "./reinvites-owed.ts";
import { sectionsFor } from "./section.ts";

type Input<Type extends SignallingInput["type"]> = Extract<
  SignallingInput,
  { readonly type: Type }
>;

/** Feeds one dialog's negotiation and does what it says. */
export function feedNegotiation(draft: Draft, id: LegId, input: NegotiationInput): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  const [negotiation, effects] = stepNegotiation(leg.negotiation, input, draft.env);
  draft.legs.set(id, { ...leg, negotiation });
  for (const effect of effects) performNegotiation(draft, id, effect);
}

function performNegotiation(draft: Draft, id: LegId, effect: NegotiationEffect): void {
  switch (effect.type) {
    case "send-offer":
      return sendOffer(draft, id);
    case "compose-answer":
      // The first answer waits for the transport; a later one is composed in `offerReceived`.
      return;
    case "refuse-offer":
      draft.effects.push({ ...effect, leg: id });
      return;
    case "end-dialog":
      return loseLeg(draft, id, effect.reason);
    default:
      return assertNever(effect);
  }
}

function sendOffer(draft: Draft, id: LegId): void {
  const leg = draft.legs.get(id);
  if (!leg?.localTransport) return;
  const next = { ...leg, sdpVersion: leg.sdpVersion + 1 };
  const ourOffer = describe(next, leg.localTransport, "offer", draft.conference.settings);
  draft.legs.set(id, { ...next, ourOffer });
  draft.effects.push({ type: "send-reinvite", leg: id, sdp: printSdp(ourOffer) });
}

/** The answer to the offer that is waiting: from now on in force (RFC 3264 §6). */
export function composeAnswer(draft: Draft, leg: Leg): SessionDescription {
  const { localTransport, peerOffer } = leg;
  invariant(localTransport && peerOffer, "an answer needs a transport and an offer");
  const answer = describe(leg, localTransport, "answer", draft.conference.settings);
  const { peerOffer: _, ...rest } = leg;
  draft.legs.set(leg.id, { ...rest, agreed: answer });
  feedSession(draft, leg.id, { type: "description-agreed", local: answer, remote: peerOffer });
  feedNegotiation(draft, leg.id, { type: "answer-sent" });
  return answer;
}

export function offerReceived(draft: Draft, input: Input<"offer-received">): void {
  const leg = draft.legs.get(input.leg);
  if (!leg) return;
  const parsed = parseSdp(input.sdp);
  if (!parsed.ok || parsed.value.media.length < leg.sections.length) {
    const text = parsed.ok ? "m-sections are missing" : parsed.refusal.reason;
    const warning = { code: 399, text };
    draft.effects.push({ type: "refuse-offer", leg: leg.id, status: 488, warning });
    return;
  }
  const before = draft.effects.length;
  feedNegotiation(draft, leg.id, { type: "offer-received", method: input.method });
  if (draft.effects.slice(before).some((effect) => effect.type === "refuse-offer")) return;
  const current = draft.legs.get(leg.id);
  if (!current) return;
  const sections = sectionsFor(parsed.value, current.sections, {
    clue: current.session.channel !== undefined,
    drawSsrcs: () => drawSsrcs(draft),
  });
  const next = {
    ...current,
    sections,
    peerOffer: parsed.value,
    sdpVersion: current.sdpVersion + 1,
  };
  draft.legs.set(leg.id, next);
  const answer = composeAnswer(draft, next);
  draft.effects.push({ type: "answer-offer", leg: leg.id, sdp: printSdp(answer) });
}

export function reinviteAnswered(draft: Draft, input: Input<"reinvite-answered">): void {
  const leg = draft.legs.get(input.leg);
  if (!leg?.ourOffer) return;
  const parsed = parseSdp(input.sdp);
  const { ourOffer, ...settled } = leg;
  // RFC 3264 §6: the answer has exactly as many m-sections as the offer.
  if (!parsed.ok || parsed.value.media.length !== ourOffer.media.length) {
    draft.legs.set(leg.id, settled);
    feedNegotiation(draft, leg.id, { type: "offer-failed", status: 488 });
    return;
  }
  draft.legs.set(leg.id, { ...settled, agreed: ourOffer });
  feedSession(draft, leg.id, {
    type: "description-agreed",
    local: ourOffer,
    remote: parsed.value,
  });
  feedNegotiation(draft, leg.id, { type: "answer-received" });
}

/**
 * A refused re-INVITE leaves the session as it was (RFC 3261 §14.1). Where the answer was lost
 * with the flow (503), the peer may have taken the offer all the same: nothing is certain then.
 */
export function reinviteFailed(draft: Draft, input: Input<"reinvite-failed">): void {
  const leg = draft.legs.get(input.leg);
  if (!leg) return;
  const { ourOffer: _, agreed, ...settled } = leg;
  const certain = input.status === 503 ? {} : { ...(agreed && { agreed }) };
  draft.legs.set(leg.id, { ...settled, ...certain, refusedWish: wishOf(leg) });
  feedNegotiation(draft, leg.id, {
    type: "offer-failed",
    status: input.status,
    ...(input.retryAfterMs !== undefined && { retryAfterMs: input.retryAfterMs }),
  });
}
