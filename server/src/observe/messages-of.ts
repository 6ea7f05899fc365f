import type { Conference, ConferenceEffect, ConferenceInput } from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import type { Message } from "./message-record.ts";
import type { TapEvent } from "./tap-event.ts";

type Step = Extract<TapEvent, { type: "step" }>;
type SipMessage = Extract<TapEvent, { type: "sip" }>;

/** The messages that a step took in and sent, but for SIP's, which pass on the wire. */
export function messagesOfStep(step: Step, at: string): readonly Message[] {
  const legOf = (leg: LegId) => whose(leg, step.conference, step.after, step.before);
  const received = messageOfInput(step.input);
  const all = [received, ...step.effects.map(messageOfEffect)];
  return all.flatMap((found) =>
    found === undefined ? [] : [{ at, ...legOf(found.leg), ...found.message }],
  );
}

/** SUBSCRIBE and NOTIFY carry the conference event package; all else is the call itself. */
export function messageOfSip(
  { direction, raw, method, status, callId, cseq }: SipMessage,
  at: string,
): Omit<Message, "conference"> {
  const protocol = method === "NOTIFY" || method === "SUBSCRIBE" ? "event" : "sip";
  const summary = status === undefined ? method : `${status} (${method})`;
  return { at, direction, protocol, raw, summary, callId, cseq };
}

interface Found {
  readonly leg: LegId;
  readonly message: Omit<Message, "at" | "conference" | "participant">;
}

function messageOfInput(input: ConferenceInput): Found | undefined {
  switch (input.type) {
    case "clue-received":
      return {
        leg: input.leg,
        message: { direction: "in", protocol: "clue", raw: input.text },
      };
    case "transport-ready":
    case "transport-failed":
    case "transport-connected":
    case "clue-opened":
    case "clue-closed":
    case "media-silent":
    case "media-heard":
    case "speaker-changed":
      return { leg: input.leg, message: mediaMessage("in", input.type, input) };
    case "invite-received":
    case "invite-cancelled":
    case "ack-received":
    case "ack-missing":
    case "offer-received":
    case "offer-dropped":
    case "refresh-due":
    case "reinvite-answered":
    case "reinvite-failed":
    case "bye-received":
    case "flow-lost":
    case "flow-restored":
    case "session-expired":
    case "dialog-gone":
    case "subscribe-received":
    case "notify-answered":
    case "subscription-ended":
    case "bye-answered":
    case "removal-requested":
    case "invite-requested":
    case "invitation-ringing":
    case "invitation-answered":
    case "invitation-failed":
    case "mute-requested":
    case "mute-everyone-requested":
    case "hand-lowering-requested":
    case "message-received":
    case "message-answered":
    case "hand-moved":
    case "path-lost":
    case "microphone-switched":
    case "policy-changed":
    case "end-requested":
    case "deadline-passed":
      return undefined;
    default:
      return assertNever(input);
  }
}

function messageOfEffect(effect: ConferenceEffect): Found | undefined {
  switch (effect.type) {
    case "send-clue": {
      const { leg, text: raw, summary } = effect;
      return { leg, message: { direction: "out", protocol: "clue", raw, summary } };
    }
    case "apply-plan":
      return { leg: effect.plan.leg, message: mediaMessage("out", effect.type, effect.plan) };
    case "open-transport":
    case "reopen-transport":
    case "connect-transport":
    case "close-transport":
    case "close-clue":
      return { leg: effect.leg, message: mediaMessage("out", effect.type, effect) };
    case "answer-invite":
    case "refuse-invite":
    case "send-invite":
    case "cancel-invite":
    case "answer-info":
    case "answer-message":
    case "send-message":
    case "ask-to-mute":
    case "lower-hand":
    case "answer-offer":
    case "refuse-offer":
    case "send-reinvite":
    case "answer-bye":
    case "send-bye":
    case "answer-refer":
    case "finish-refer":
    case "send-notify":
    case "note-clue-fault":
      return undefined;
    default:
      return assertNever(effect);
  }
}

function mediaMessage(direction: "in" | "out", summary: string, what: object): Found["message"] {
  return { direction, protocol: "media", raw: JSON.stringify(what), summary };
}

/** A leg that the step ended is known only from before it. */
function whose(leg: LegId, conference: string, ...states: readonly Conference[]) {
  for (const state of states) {
    const participant = state.legs.get(leg)?.participant;
    if (participant !== undefined) return { conference, participant };
  }
  return { conference };
}
