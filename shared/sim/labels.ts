import type { ConferenceEffect } from "../src/conference/index.ts";
import type { ToFocus } from "./messages.ts";

/** What a ladder calls a message of a participant's; undefined for what it leaves out. */
export function sipLabel(message: ToFocus): string | undefined {
  const names = {
    invite: "INVITE",
    cancel: "CANCEL",
    ack: "ACK",
    answer: "200 OK (re-INVITE)",
    "offer-failed": "491 Request Pending",
    offer: "re-INVITE",
    bye: "BYE",
    "bye-answered": undefined,
    message: "MESSAGE",
    "message-answered": undefined,
    hand: "INFO",
    microphone: "INFO",
    "hand-lowering": "INFO",
    "path-lost": "INFO",
    options: "OPTIONS",
  };
  return names[message.type];
}

/** What a ladder calls it; undefined for what no peer sees. */
export function effectLabel(effect: ConferenceEffect): string | undefined {
  switch (effect.type) {
    case "send-clue":
      return `CLUE ${effect.summary}`;
    case "send-reinvite":
      return "re-INVITE";
    case "answer-invite":
      return "200 OK (INVITE)";
    case "answer-offer":
      return "200 OK (re-INVITE)";
    case "refuse-invite":
    case "refuse-offer":
      return String(effect.status);
    case "send-bye":
      return effect.reason ? `BYE (Reason cause ${effect.reason.cause})` : "BYE";
    case "send-notify":
      return `NOTIFY (${notified(effect)})`;
    default:
      return undefined;
  }
}

function notified({ subscriptionState, body = "" }: { subscriptionState: string; body?: string }) {
  if (subscriptionState.startsWith("terminated")) return "terminated";
  return disconnections(body) || "roster";
}

function disconnections(document: string): string {
  const methods = document.matchAll(/<disconnection-method>(\w+)</g);
  return [...methods].map(([, method]) => method).join(", ");
}
