import { assertNever, type Instant, isDue } from "../lib/index.ts";
import { negotiationDeadline } from "../offer-answer/index.ts";
import { sessionDeadline } from "../session/index.ts";
import { catchUp } from "./catch-up.ts";
import type { Conference, ConferenceEnv } from "./conference.ts";
import { type Draft, feedSession, openDraft } from "./draft.ts";
import type { ConferenceEffect } from "./effect.ts";
import { handLoweringRequested, handMoved, lowerUnsaidHands } from "./info-packages/hand.ts";
import { microphoneSwitched } from "./info-packages/microphone.ts";
import { muteEveryoneRequested, muteRequested } from "./info-packages/mute-request.ts";
import { pathLost } from "./info-packages/path-lost.ts";
import type { ConferenceInput, MediaInput, SignallingInput } from "./input.ts";
import { invitationHappened } from "./inviting/invitation-happened.ts";
import { inviteRequested } from "./inviting/invite.ts";
import {
  feedNegotiation,
  offerDropped,
  offerReceived,
  reinviteAnswered,
  reinviteFailed,
} from "./leg/dialog.ts";
import {
  ackReceived,
  clueClosed,
  flowRestored,
  heardAgain,
  inviteCancelled,
  mediaSilent,
  restartOverdue,
  transportConnected,
  transportFailed,
  transportReady,
  unheard,
} from "./leg/reach.ts";
import { isRestartOverdue } from "./leg/restart.ts";
import { mendSilence } from "./leg/silence.ts";
import { end, endIfDue } from "./lifecycle/lifecycle.ts";
import { messageReceived } from "./messages/message-received.ts";
import { messageAnswered } from "./messages/tell-messages.ts";
import { inviteReceived } from "./presence/join.ts";
import { byeReceived, endLeg, forget, loseLeg } from "./presence/leave.ts";
import { byeAnswered, removalRequested } from "./presence/removal.ts";
import { heldTooLongReason, sessionExpiredReason } from "./reason.ts";
import { subscribersDue, subscriptionInput } from "./roster/subscribers.ts";
import { nowSpeaking } from "./switched/speakers.ts";

/**
 * The focus: takes what happened, then lets every leg catch up. Total: every input is legal in
 * every state, and one that speaks of a leg that is gone changes nothing.
 */
export function stepConference(
  conference: Conference,
  input: ConferenceInput,
  env: ConferenceEnv,
): [Conference, readonly ConferenceEffect[]] {
  const draft = openDraft(conference, env);
  receive(draft, input);
  endIfDue(draft);
  // Which subscriber has been told is nothing that a leg could have to catch up with.
  if (input.type !== "notify-answered") catchUp(draft);
  return [draft.conference, draft.effects];
}

function receive(draft: Draft, input: ConferenceInput): void {
  switch (input.type) {
    case "deadline-passed":
      return deadlinePassed(draft);
    case "subscribe-received":
    case "notify-answered":
    case "subscription-ended":
      return subscriptionInput(draft, input);
    case "removal-requested":
      return removalRequested(draft, input);
    case "mute-requested":
      return muteRequested(draft, input);
    case "mute-everyone-requested":
      return muteEveryoneRequested(draft, input);
    case "hand-lowering-requested":
      return handLoweringRequested(draft, input);
    case "policy-changed":
      draft.conference = { ...draft.conference, policy: input.policy };
      return;
    case "invite-requested":
      return inviteRequested(draft, input);
    case "invitation-ringing":
    case "invitation-answered":
    case "invitation-failed":
      return invitationHappened(draft, input);
    case "end-requested":
      return end(draft, input.status, input.text);
    case "transport-ready":
    case "transport-failed":
    case "transport-connected":
    case "clue-opened":
    case "clue-received":
    case "clue-closed":
    case "media-silent":
    case "media-heard":
    case "speaker-changed":
      return receiveMedia(draft, input);
    default:
      return receiveSignalling(draft, input);
  }
}

function receiveSignalling(draft: Draft, input: SignallingInput): void {
  switch (input.type) {
    case "invite-received":
      return inviteReceived(draft, input);
    case "invite-cancelled":
      return inviteCancelled(draft, input.leg);
    case "ack-received":
      return ackReceived(draft, input);
    case "ack-missing":
      return feedNegotiation(draft, input.leg, { type: "ack-missing" });
    case "offer-received":
      return offerReceived(draft, input);
    case "offer-dropped":
      return offerDropped(draft, input);
    case "refresh-due":
      return feedNegotiation(draft, input.leg, { type: "offer-wanted" });
    case "reinvite-answered":
      return reinviteAnswered(draft, input);
    case "reinvite-failed":
      return reinviteFailed(draft, input);
    case "bye-received":
      return byeReceived(draft, input.leg, input.reasons);
    case "bye-answered":
      return byeAnswered(draft, input.leg);
    case "message-received":
      return messageReceived(draft, input);
    case "message-answered":
      return messageAnswered(draft, input);
    case "hand-moved":
      return handMoved(draft, input);
    case "path-lost":
      return pathLost(draft, input);
    case "microphone-switched":
      return microphoneSwitched(draft, input);
    case "flow-lost":
      return unheard(draft, input.leg, { flow: "down" });
    case "flow-restored":
      return flowRestored(draft, input.leg);
    case "session-expired":
      return loseLeg(draft, input.leg, "Session timer expired", sessionExpiredReason);
    case "dialog-gone":
      return loseLeg(draft, input.leg, `Dialog gone (${input.status})`);
    default:
      return assertNever(input);
  }
}

function receiveMedia(draft: Draft, input: MediaInput): void {
  switch (input.type) {
    case "transport-ready":
      return transportReady(draft, input);
    case "transport-failed":
      return transportFailed(draft, input.leg, input.reason);
    case "transport-connected":
      return transportConnected(draft, input.leg);
    case "clue-opened":
      return feedSession(draft, input.leg, { type: "channel-opened" });
    case "clue-received":
      return feedSession(draft, input.leg, { type: "message-received", text: input.text });
    case "clue-closed":
      return clueClosed(draft, input.leg);
    case "media-silent":
      return mediaSilent(draft, input);
    case "media-heard":
      return heardAgain(draft, input.leg, { media: "heard" });
    case "speaker-changed":
      draft.conference = {
        ...draft.conference,
        speakers: nowSpeaking(draft.conference.speakers, input),
      };
      return;
    default:
      return assertNever(input);
  }
}

function deadlinePassed(draft: Draft): void {
  const { now } = draft.env;
  const due = (deadline: Instant | undefined) => isDue(deadline, now);
  if (due(draft.conference.gatherUntil)) {
    const { gatherUntil: _, ...rest } = draft.conference;
    draft.conference = rest;
  }
  for (const participant of [...draft.participants.values()]) {
    const { presence } = participant;
    if ((presence.phase === "lost" || presence.phase === "departed") && due(presence.until)) {
      if (participant.leg) endLeg(draft, participant.leg, heldTooLongReason);
      forget(draft, participant);
    }
  }
  lowerUnsaidHands(draft);
  for (const [id, leg] of [...draft.legs]) {
    if (due(negotiationDeadline(leg.negotiation))) {
      feedNegotiation(draft, id, { type: "deadline-passed" });
    }
    if (due(sessionDeadline(leg.session))) feedSession(draft, id, { type: "deadline-passed" });
    if (due(leg.mendAt)) mendSilence(draft, id);
    if (isRestartOverdue(leg, now)) restartOverdue(draft, id);
  }
  subscribersDue(draft);
}
