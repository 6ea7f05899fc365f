import { assertNever, invariant, type Result, refuse } from "../../lib/index.ts";
import {
  type NegotiationEffect,
  type NegotiationInput,
  stepNegotiation,
} from "../../offer-answer/index.ts";
import { type Direction, parseSdp, printSdp, type SessionDescription } from "../../sdp/index.ts";
import { type TransportParameters, transportOf } from "../../session/index.ts";
import type { LegId } from "../../switching/index.ts";
import type { Leg } from "../conference.ts";
import { type Draft, drawSsrcs, feedSession } from "../draft.ts";
import type { SignallingInput } from "../input.ts";
import { loseLeg } from "../presence/leave.ts";
import type { Reason } from "../reason.ts";
import { describe } from "./description.ts";
import { wishOf } from "./reinvites-owed.ts";
import {
  isAnother,
  isRestartOf,
  offerInstead,
  restartAnswered,
  restartRefused,
  restartWith,
  transportOffered,
  withRestartAnswered,
  withRestartOffered,
} from "./restart.ts";
import { rollbackOf, rolledBack, withAddedBehind } from "./rollback.ts";
import { sectionsFor } from "./section.ts";

type Input<Type extends SignallingInput["type"]> = Extract<
  SignallingInput,
  { readonly type: Type }
>;

/**
 * Feeds one dialog's negotiation and does what it says.
 *
 * @param offer names the peer's, where that is what is fed
 */
export function feedNegotiation(
  draft: Draft,
  id: LegId,
  input: NegotiationInput,
  offer?: string,
): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  const [negotiation, effects] = stepNegotiation(leg.negotiation, input, draft.env);
  draft.legs.set(id, { ...leg, negotiation });
  for (const effect of effects) performNegotiation(draft, id, effect, offer);
}

function performNegotiation(
  draft: Draft,
  id: LegId,
  effect: NegotiationEffect,
  offer: string | undefined,
): void {
  switch (effect.type) {
    case "send-offer":
      return sendOffer(draft, id);
    case "compose-answer":
      // The first answer waits for the transport; a later one is composed in `offerReceived`.
      return;
    case "refuse-offer":
      invariant(offer !== undefined, "only an offer is refused");
      draft.effects.push({ ...effect, leg: id, offer });
      return;
    case "end-dialog":
      // RFC 3261 §13.3.1.4: with a BYE; where the peer has lost the dialog, it does no harm.
      return loseLeg(draft, id, effect.reason, {
        protocol: "SIP",
        cause: 408,
        text: effect.reason,
      });
    default:
      return assertNever(effect);
  }
}

function sendOffer(draft: Draft, id: LegId): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  const offered = leg.lostSight && ({ lostSight: "offered" } as const);
  const next = withRestartOffered({ ...leg, ...offered, sdpVersion: leg.sdpVersion + 1 });
  const transport = transportOffered(next);
  if (!transport) return;
  const ourOffer = describe(next, transport, "offer", draft.conference.settings);
  draft.legs.set(id, { ...next, ourOffer });
  draft.effects.push({ type: "send-reinvite", leg: id, sdp: printSdp(ourOffer) });
}

/** The answer to the offer that is waiting: from now on in force (RFC 3264 §6). */
export function composeAnswer(draft: Draft, leg: Leg): SessionDescription {
  const { localTransport, peerOffer } = leg;
  invariant(localTransport && peerOffer, "an answer needs a transport and an offer");
  const answer = describe(leg, localTransport, "answer", draft.conference.settings);
  const { peerOffer: _, uncertain: __, ...rest } = leg;
  draft.legs.set(leg.id, { ...rest, agreed: directionsOf(answer) });
  feedSession(draft, leg.id, { type: "description-agreed", local: answer, remote: peerOffer });
  feedNegotiation(draft, leg.id, { type: "answer-sent" });
  return answer;
}

function directionsOf({ media }: SessionDescription): readonly Direction[] {
  return media.map(({ direction }) => direction);
}

export function offerReceived(draft: Draft, input: Input<"offer-received">): void {
  const leg = draft.legs.get(input.leg);
  if (!leg) return;
  const offer = input.sdp === undefined ? undefined : readOffer(leg, input.sdp);
  if (offer && !offer.ok) {
    const warning = { code: 399, text: offer.refusal };
    const refusal = { leg: leg.id, offer: input.offer, status: 488, warning };
    draft.effects.push({ type: "refuse-offer", ...refusal });
    return;
  }
  const before = draft.effects.length;
  feedNegotiation(draft, leg.id, { type: "offer-received", method: input.method }, input.offer);
  const current = draft.legs.get(leg.id);
  const refused = draft.effects.slice(before).some((effect) => effect.type === "refuse-offer");
  if (refused || !current) return;
  if (offer) takeOffer(draft, current, input, offer.value);
  else offerInAnswer(draft, current, input);
}

function readOffer(leg: Leg, sdp: string): Result<SessionDescription, string> {
  const parsed = parseSdp(sdp);
  if (!parsed.ok) return refuse(parsed.refusal.reason);
  // RFC 3264 §8: a later offer has at least as many m-sections as the one before, which may be fewer
  // than we are about to offer.
  return parsed.value.media.length < (leg.agreed?.length ?? 0)
    ? refuse("m-sections are missing")
    : parsed;
}

function takeOffer(
  draft: Draft,
  leg: Leg,
  input: Input<"offer-received">,
  peerOffer: SessionDescription,
): void {
  const offered = sectionsFor(peerOffer, leg.sections, {
    clue: leg.session.channel !== undefined,
    drawSsrcs: () => drawSsrcs(draft),
  });
  const sections = withAddedBehind(draft, offered, addedSince(leg, peerOffer));
  const rollback = rollbackOf(input, leg, sections.length);
  const next = { ...leg, sections, peerOffer, rollback, sdpVersion: leg.sdpVersion + 1 };
  draft.legs.set(leg.id, next);
  const { offer } = input;
  const remote = transportOf(peerOffer);
  if (remote && isAnother(remote, leg.remoteTransport)) restartWith(draft, next, { offer, remote });
  else answerOffer(draft, next, offer);
}

/** What this end has added, and the peer does not know; or does, if it took an offer after all. */
function addedSince({ sections, agreed = [] }: Leg, { media }: SessionDescription) {
  const known = new Set(media.map(({ mid }) => mid));
  return sections.slice(agreed.length).filter(({ mid }) => !known.has(mid));
}

/** An offer that asked for another transport is answered once there is one. */
export function answerAnew(
  draft: Draft,
  leg: Leg,
  { offer, local }: { readonly offer: string; readonly local: TransportParameters },
): void {
  answerOffer(draft, withRestartAnswered(draft, leg, { offer, local }), offer);
}

function answerOffer(draft: Draft, leg: Leg, offer: string): void {
  const answer = composeAnswer(draft, leg);
  draft.effects.push({ type: "answer-offer", leg: leg.id, offer, sdp: printSdp(answer) });
}

/**
 * On another flow nothing that came on the one before is answered any more: the session is as if it
 * had never been offered. One that was refused has changed nothing in the first place.
 */
export function offerDropped(
  draft: Draft,
  { leg: id, offer }: Extract<SignallingInput, { readonly type: "offer-dropped" }>,
): void {
  const leg = draft.legs.get(id);
  if (leg?.rollback?.offer !== offer) return;
  const { method } = leg.rollback;
  draft.legs.set(id, rolledBack(draft, leg, leg.rollback));
  feedNegotiation(draft, id, { type: "offer-refused" });
  // Composed here, but never sent, its answer waits for no ACK.
  if (method === "INVITE") feedNegotiation(draft, id, { type: "ack-received" });
  offerAfresh(draft, id, offer);
}

/**
 * Where ours and the peer's view of the session may differ, an offer of ours makes them one (RFC 6141
 * §3.4), with another transport where that offer of the peer's has asked for one.
 */
export function offerAfresh(draft: Draft, id: LegId, offer: string): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  if (isRestartOf(leg, offer)) {
    if (!offerInstead(draft, leg)) loseLeg(draft, id, notRestored.text, notRestored);
    return;
  }
  draft.legs.set(id, { ...leg, uncertain: true });
}

/** A re-INVITE without an offer gets ours in the 2xx; the answer comes in the ACK (RFC 3261 §14.2). */
function offerInAnswer(draft: Draft, leg: Leg, input: Input<"offer-received">): void {
  if (!leg.localTransport) return;
  const rollback = rollbackOf(input, leg, leg.sections.length);
  const next = { ...leg, rollback, sdpVersion: leg.sdpVersion + 1 };
  const ourOffer = describe(next, leg.localTransport, "offer", draft.conference.settings);
  draft.legs.set(leg.id, { ...next, ourOffer });
  const { offer } = input;
  draft.effects.push({ type: "answer-offer", leg: leg.id, offer, sdp: printSdp(ourOffer) });
  feedNegotiation(draft, leg.id, { type: "answer-sent" });
}

export function reinviteAnswered(draft: Draft, input: Input<"reinvite-answered">): void {
  if (!draft.legs.get(input.leg)?.ourOffer) return;
  const agreed = agreeOn(draft, input.leg, input.sdp);
  feedNegotiation(
    draft,
    input.leg,
    agreed ? { type: "answer-received" } : { type: "offer-failed", status: 488 },
  );
}

/** The peer's answer to our offer, if it is one: both are in force from now on (RFC 3264 §6). */
export function agreeOn(draft: Draft, id: LegId, sdp: string): boolean {
  const leg = draft.legs.get(id);
  if (!leg?.ourOffer) return false;
  const { ourOffer, ...settled } = leg;
  const parsed = parseSdp(sdp);
  const fits = parsed.ok && parsed.value.media.length === ourOffer.media.length;
  if (!fits) {
    draft.legs.set(id, { ...settled, ...sightOwed(leg), ...restartRefused(leg) });
    return false;
  }
  // What an UPDATE of the peer's has brought is agreed once more: it takes nothing back.
  const { lostSight, rollback: _, uncertain: __, ...seeing } = settled;
  const since = lostSight === "owed" && { lostSight };
  draft.legs.set(id, { ...seeing, ...since, agreed: directionsOf(ourOffer) });
  const agreement = { local: ourOffer, remote: parsed.value };
  feedSession(draft, id, { type: "description-agreed", ...agreement });
  restartAnswered(draft, id, parsed.value);
  return true;
}

/**
 * A refused re-INVITE leaves the session as it was (RFC 3261 §14.1). Where the answer was lost
 * with the flow (503), the peer may have taken the offer all the same: nothing is certain then.
 */
export function reinviteFailed(draft: Draft, input: Input<"reinvite-failed">): void {
  const leg = draft.legs.get(input.leg);
  if (!leg) return;
  if (isRefusedForGood(leg, input.status)) {
    return loseLeg(draft, leg.id, "Another transport was refused", notRestored);
  }
  const { ourOffer: _, ...settled } = leg;
  const uncertain = input.status === 503 && ({ uncertain: true } as const);
  const owed = { ...uncertain, ...sightOwed(leg), ...restartRefused(leg) };
  draft.legs.set(leg.id, { ...settled, ...owed, refusedWish: wishOf(leg) });
  feedNegotiation(draft, leg.id, {
    type: "offer-failed",
    status: input.status,
    ...(input.retryAfterMs !== undefined && { retryAfterMs: input.retryAfterMs }),
  });
}

/** RFC 3261 §21.4.26, §21.6.4: a peer that cannot take another transport comes back with a new dialog. */
function isRefusedForGood({ restart }: Leg, status: number): boolean {
  return restart?.phase === "offered" && (status === 488 || status === 606);
}

const notRestored = {
  protocol: "SIP",
  cause: 503,
  text: "Media could not be restored",
} as const satisfies Reason;

/** What was offered and not taken is owed still. */
function sightOwed({ lostSight }: Leg): Pick<Leg, "lostSight"> {
  return lostSight ? { lostSight: "owed" } : {};
}
