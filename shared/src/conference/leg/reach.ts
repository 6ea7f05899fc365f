import { type Label, printSdp } from "../../sdp/index.ts";
import type { LegId } from "../../switching/index.ts";
import { isReachable, type Leg } from "../conference.ts";
import { type Draft, feedSession, setPresence } from "../draft.ts";
import { handUnsaidIn } from "../info-packages/hand.ts";
import type { MediaInput, SignallingInput } from "../input.ts";
import { admitted } from "../presence/join.ts";
import { endLeg, forget, holdOn, holdSeat, loseLeg } from "../presence/leave.ts";
import { agreeOn, answerAnew, composeAnswer, feedNegotiation, offerAfresh } from "./dialog.ts";
import {
  isRestartOf,
  offerInstead,
  restartAgain,
  restartConnected,
  restartReady,
  restartTransport,
} from "./restart.ts";
import { seatLabel } from "./section.ts";
import { isTellingBySilence, listenedTo } from "./silence.ts";

/** The media transport is made: the INVITE that waited for it is answered. */
export function transportReady(
  draft: Draft,
  { leg: id, local }: Extract<MediaInput, { readonly type: "transport-ready" }>,
): void {
  const leg = draft.legs.get(id);
  if (leg?.restart?.phase === "answering") {
    return answerAnew(draft, leg, { offer: leg.restart.offer, local });
  }
  if (leg?.phase !== "opening") return leg && restartReady(draft, leg, local);
  const opened = seatsOffered(leg);
  const next: Leg = { ...leg, localTransport: local, phase: "answered", opened };
  draft.legs.set(id, next);
  const answer = composeAnswer(draft, next);
  if (next.session.channel) feedSession(draft, id, { type: "setup-started" });
  const { conversation } = draft.conference;
  draft.effects.push({ type: "answer-invite", leg: id, sdp: printSdp(answer), conversation });
  admitted(draft, leg.participant);
  if (next.flow === "down") unheard(draft, id, { flow: "down" });
}

/** The peer has been heard over it; the worker that makes it may not know that it was silent before. */
export function transportConnected(draft: Draft, id: LegId): void {
  const leg = draft.legs.get(id);
  // What brought that transport was answered, and the answer has arrived.
  if (leg?.rollback && isRestartOf(leg, leg.rollback.offer)) takenForAnswered(draft, id, "told");
  if (restartConnected(draft, id)) heardAgain(draft, id, { media: "heard" });
}

/** Every seat that the offer brought, where CLUE may say what is to sit in it. */
function seatsOffered({ sections, session }: Leg): ReadonlySet<Label> {
  return new Set(session.channel ? sections.flatMap(seatLabel) : []);
}

/** RFC 3261 §13.3.1.4: the dialog is complete, and the participant is there. */
export function ackReceived(
  draft: Draft,
  { leg: id, sdp, assumed }: Extract<SignallingInput, { readonly type: "ack-received" }>,
): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  draft.legs.set(id, { ...leg, phase: "confirmed" });
  if (leg.phase !== "confirmed") handUnsaidIn(draft, id, draft.participants.get(leg.participant));
  if (sdp !== undefined) agreeOn(draft, id, sdp);
  feedNegotiation(draft, id, { type: "ack-received" });
  if (leg.rollback?.method === "INVITE") takenForAnswered(draft, id, assumed ? "assumed" : "told");
  recover(draft, id);
}

/** What was sent on the flow before may be lost with it. */
export function flowRestored(draft: Draft, id: LegId): void {
  // RFC 3261 §17.1.2: nothing acknowledges the 2xx to an UPDATE.
  if (draft.legs.get(id)?.rollback?.method === "UPDATE") takenForAnswered(draft, id, "assumed");
  heardAgain(draft, id, { flow: "up" });
}

/**
 * A peer's offer that counts as answered takes nothing back any more. Where that is assumed, nobody
 * can say whether the 2xx has arrived: what it answered is in force here, and offered afresh. A
 * transport that it brought tells it by being connected.
 */
function takenForAnswered(draft: Draft, id: LegId, how: "told" | "assumed"): void {
  const leg = draft.legs.get(id);
  if (!leg?.rollback) return;
  const { rollback, ...settled } = leg;
  draft.legs.set(id, settled);
  const isTold = how === "told" || isRestartOf(leg, rollback.offer);
  if (!isTold) offerAfresh(draft, id, rollback.offer);
}

/**
 * The transport could not be made, or is lost for good: a dialog that lives gets another behind it,
 * and cannot go on where that does not help.
 */
export function transportFailed(draft: Draft, id: LegId, reason: string): void {
  const leg = draft.legs.get(id);
  if (!leg || restartTransport(draft, leg) || restartAgain(draft, leg)) return;
  giveUp(draft, leg, reason);
}

/** The transport that was to take the place of one is not there in time. */
export function restartOverdue(draft: Draft, id: LegId): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  const isAnswered = leg.restart?.phase === "connecting" && leg.restart.answered !== undefined;
  if (isAnswered && offerInstead(draft, leg)) return;
  giveUp(draft, leg, "Media could not be restored");
}

function giveUp(draft: Draft, leg: Leg, reason: string): void {
  const { id } = leg;
  if (leg.phase !== "opening") {
    if (leg.restart?.phase === "answering") {
      const { offer } = leg.restart;
      draft.effects.push({ type: "refuse-offer", leg: id, offer, status: 503 });
    }
    return loseLeg(draft, id, reason, { protocol: "SIP", cause: 503, text: reason });
  }
  draft.effects.push({ type: "refuse-invite", leg: id, status: 503 });
  draft.legs.set(id, { ...leg, phase: "answered" });
  abandon(draft, id);
}

/**
 * The CLUE channel alone is gone: media go on as they were agreed (RFC 8848 §4.5.4.4). It is for the
 * page to open it again, on the stream that the SDP in force has for it; until then we wait.
 */
export function clueClosed(draft: Draft, id: LegId): void {
  feedSession(draft, id, { type: "channel-lost" });
  feedSession(draft, id, { type: "setup-started" });
}

/** CANCEL before the answer: the caller never was there (S0.2). */
export function inviteCancelled(draft: Draft, id: LegId): void {
  if (draft.legs.get(id)?.phase === "opening") abandon(draft, id);
}

/** An attempt to join that came to nothing; a seat that was held before is held on. */
function abandon(draft: Draft, id: LegId): void {
  const leg = draft.legs.get(id);
  const participant = leg && draft.participants.get(leg.participant);
  endLeg(draft, id);
  if (!participant) return;
  if (!holdOn(draft, participant)) forget(draft, participant);
}

/** The media plane hears nothing of a leg that has been sending, or will not any more. */
export function mediaSilent(
  draft: Draft,
  { leg: id, closed }: Extract<MediaInput, { readonly type: "media-silent" }>,
): void {
  const leg = draft.legs.get(id);
  if (leg && (closed ?? isTellingBySilence(leg))) unheard(draft, id, { media: "silent" });
}

/** Signalling or media of a leg is not heard any more: lost, though its dialog may come back. */
export function unheard(
  draft: Draft,
  id: LegId,
  what: { readonly flow: "down" } | { readonly media: "silent" },
): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  draft.legs.set(id, listenedTo({ ...leg, ...what }, draft.env.now));
  // Before our answer nobody has been there who could be lost; `transportReady` looks again.
  if (leg.phase === "opening") return;
  const participant = draft.participants.get(leg.participant);
  if (participant) holdSeat(draft, participant, "flow" in what ? "Connection lost" : "No media");
}

export function heardAgain(
  draft: Draft,
  id: LegId,
  what: { readonly flow: "up" } | { readonly media: "heard" },
): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  draft.legs.set(id, listenedTo({ ...leg, ...what }, draft.env.now));
  recover(draft, id);
}

function recover(draft: Draft, id: LegId): void {
  const leg = draft.legs.get(id);
  if (!leg || !isReachable(leg)) return;
  const { presence } = draft.participants.get(leg.participant) ?? {};
  setPresence(draft, leg.participant, { phase: "connected" });
  if (presence?.phase === "connected") return;
  handUnsaidIn(draft, id, draft.participants.get(leg.participant));
}
