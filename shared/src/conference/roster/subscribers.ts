import {
  openSubscription,
  type Subscription,
  type SubscriptionEffect,
  stepSubscription,
  subscriptionDeadline,
} from "../../event-package/index.ts";
import { assertNever, isDue } from "../../lib/index.ts";
import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import type { SubscriptionId } from "../ids.ts";
import type { SubscriptionInput } from "../input.ts";
import { rosterOf } from "./roster.ts";

type Step = readonly [Subscription, readonly SubscriptionEffect[]];

/** SUBSCRIBE, and the answers to our NOTIFYs. */
export function subscriptionInput(draft: Draft, input: SubscriptionInput): void {
  const { subscription: id } = input;
  if (input.type === "subscribe-received" && input.subscriber) {
    const subscribers = new Map(draft.conference.subscribers).set(id, input.subscriber);
    draft.conference = { ...draft.conference, subscribers };
  }
  const known = draft.subscriptions.get(id);
  switch (input.type) {
    case "subscribe-received": {
      const { expiresSeconds } = input;
      const roster = rosterOf(draft.conference);
      const step = known
        ? stepSubscription(known, { type: "subscribe-received", expiresSeconds }, draft.env)
        : openSubscription(roster, expiresSeconds, draft.env);
      return keep(draft, id, step);
    }
    case "notify-answered":
      return known && keep(draft, id, stepSubscription(known, input, draft.env));
    case "subscription-ended":
      return drop(draft, id);
    default:
      return assertNever(input);
  }
}

/**
 * Tells every subscriber what is true now and was not told yet. When nobody is left, the
 * conference is over for its subscribers too (RFC 4575 §3.3).
 */
export function notifySubscribers(draft: Draft): void {
  if (draft.subscriptions.size === 0) return;
  const roster = rosterOf(draft.conference);
  const over = draft.participants.size === 0;
  if (roster === draft.conference.roster && !over) return;
  draft.conference = { ...draft.conference, roster };
  for (const [id, subscription] of [...draft.subscriptions]) {
    const [told, effects] = stepSubscription(subscription, { type: "roster", roster }, draft.env);
    keep(draft, id, [told, effects]);
    if (!over) continue;
    const end = { type: "terminate", reason: "noresource" } as const;
    keep(draft, id, stepSubscription(told, end, draft.env));
  }
}

/**
 * Whoever has left has no conference to be told of: its own subscription ends with a NOTIFY that
 * says so (TS 24.147 §5.3.3.4), found by the device, or by the user where no other is in it.
 */
export function endOwnSubscriptions(draft: Draft, left: Participant): void {
  const isAlone = ![...draft.participants.values()].some(
    (other) =>
      other.id !== left.id && other.entity === left.entity && other.presence.phase !== "departed",
  );
  for (const [id, { entity, instance }] of draft.conference.subscribers) {
    const subscription = draft.subscriptions.get(id);
    const isOwn =
      instance === undefined ? isAlone && entity === left.entity : instance === left.instance;
    if (!subscription || !isOwn) continue;
    const end = { type: "terminate", reason: "noresource" } as const;
    keep(draft, id, stepSubscription(subscription, end, draft.env));
  }
}

export function subscribersDue(draft: Draft): void {
  for (const [id, subscription] of [...draft.subscriptions]) {
    if (!isDue(subscriptionDeadline(subscription), draft.env.now)) continue;
    keep(draft, id, stepSubscription(subscription, { type: "deadline-passed" }, draft.env));
  }
}

function keep(draft: Draft, id: SubscriptionId, [subscription, effects]: Step): void {
  if (subscription.phase === "terminated") drop(draft, id);
  else draft.subscriptions.set(id, subscription);
  for (const effect of effects) draft.effects.push({ ...effect, subscription: id });
}

function drop(draft: Draft, id: SubscriptionId): void {
  draft.subscriptions.delete(id);
  if (!draft.conference.subscribers.has(id)) return;
  const subscribers = new Map(draft.conference.subscribers);
  subscribers.delete(id);
  draft.conference = { ...draft.conference, subscribers };
}
