import { subscriptionDeadline } from "../event-package/index.ts";
import { earliest, type Instant } from "../lib/index.ts";
import { negotiationDeadline } from "../offer-answer/index.ts";
import { sessionDeadline } from "../session/index.ts";
import type { Conference } from "./conference.ts";
import { handDeadline } from "./info-packages/hand.ts";
import { restartDeadline } from "./leg/restart.ts";
import { endingDeadlines } from "./lifecycle/lifecycle.ts";
import { chatDeadline } from "./messages/chat.ts";

/** The one moment the conference waits for, if any. */
export function conferenceDeadline(conference: Conference): Instant | undefined {
  let first = earliest(
    conference.gatherUntil,
    conference.nextTurn,
    chatDeadline(conference.chat),
    ...endingDeadlines(conference),
  );
  for (const participant of conference.participants.values()) {
    const { presence } = participant;
    first = earliest(first, handDeadline(participant));
    if (presence.phase === "lost" || presence.phase === "departed") {
      first = earliest(first, presence.until);
    }
  }
  for (const { progress } of conference.invitations.values()) {
    if (progress.phase === "failed") first = earliest(first, progress.until);
  }
  for (const leg of conference.legs.values()) {
    first = earliest(
      first,
      negotiationDeadline(leg.negotiation),
      sessionDeadline(leg.session),
      restartDeadline(leg),
      leg.mendAt,
    );
  }
  for (const subscription of conference.subscriptions.values()) {
    first = earliest(first, subscriptionDeadline(subscription));
  }
  return first;
}
