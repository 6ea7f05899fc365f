import type { Draft } from "./draft.ts";
import type { SubscriptionInput } from "./input.ts";

export function notifySubscribers(_draft: Draft): void {}
export function subscriptionInput(_draft: Draft, _input: SubscriptionInput): void {}
export function subscribersDue(_draft: Draft): void {}
