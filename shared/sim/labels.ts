import type { ConferenceEffect } from "../src/conference/index.ts";
import type { ToFocus } from "./messages.ts";

/** What a ladder calls a message of a participant's. */
export function sipLabel(message: ToFocus): string {
  const names = {
    invite: "INVITE",
    ack: "ACK",
    answer: "200 OK (re-INVITE)",
    "offer-failed": "491 Request Pending",
    offer: "re-INVITE",
    bye: "BYE",
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
      return `NOTIFY (${disconnections(effect.body ?? "") || "roster"})`;
    default:
      return undefined;
  }
}

function disconnections(document: string): string {
  const methods = document.matchAll(/<disconnection-method>(\w+)</g);
  return [...methods].map(([, method]) => method).join(", ");
}
