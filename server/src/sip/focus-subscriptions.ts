import type { SubscriptionId } from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";
import type { SignallingUser } from "../focus/ports.ts";
import type { CallIds } from "./call-ids.ts";
import { conferenceOf, subscriberOf } from "./caller-of.ts";
import type { SubscriptionState } from "./dialog/subscription.ts";
import type { SipEvent, Subscribe } from "./sip-event.ts";
import type { Subscription } from "./sip-handle.ts";

/** What happens to a subscription. */
export type SubscriptionEvent = Extract<SipEvent, { readonly subscription: Subscription }>;

/** The subscriptions to conferences, by id. */
export class FocusSubscriptions {
  readonly #subscriptions = new Map<SubscriptionId, Subscription>();
  readonly #callIds: CallIds;

  constructor(callIds: CallIds) {
    this.#callIds = callIds;
  }

  happened(event: SubscriptionEvent, user: SignallingUser): void {
    const subscription = event.subscription.id as SubscriptionId;
    switch (event.type) {
      case "subscribe-received":
        return this.#received(event.subscription, event.subscribe, user);
      case "subscribe-refreshed": {
        const { expiresSeconds } = event;
        user.received({ type: "subscribe-received", subscription, expiresSeconds });
        return;
      }
      case "subscription-expired":
        user.received({ type: "subscription-ended", subscription });
        return this.#forget(subscription);
      case "notify-answered":
        user.received({ type: "notify-answered", subscription, status: event.status });
        if (event.ended) this.#forget(subscription);
        return;
      case "subscription-flow-lost":
      case "subscription-flow-restored":
        return;
      default:
        return assertNever(event);
    }
  }

  notify(id: SubscriptionId, subscriptionState: string, body?: string): void {
    this.#subscriptions.get(id)?.notify({
      state: stateOf(subscriptionState),
      ...(body !== undefined && {
        body: { contentType: "application/conference-info+xml", text: body },
      }),
    });
  }

  #received(handle: Subscription, subscribe: Subscribe, user: SignallingUser): void {
    const subscription = handle.id as SubscriptionId;
    const { expiresSeconds } = subscribe;
    const subscribing = { expiresSeconds, subscriber: subscriberOf(subscribe) };
    this.#subscriptions.set(subscription, handle);
    this.#callIds.remember(subscription, subscribe.callId);
    const name = conferenceOf(subscribe.requestUri);
    const opened = () => handle.accept();
    if (user.subscribeReceived(subscription, name, subscribing, opened)) return;
    handle.refuse({ status: 404 });
    this.#forget(subscription);
  }

  #forget(subscription: SubscriptionId): void {
    this.#subscriptions.delete(subscription);
    this.#callIds.forget(subscription);
  }
}

/** The stack writes the time that remains itself; only whether and why it ends is the focus's. */
function stateOf(subscriptionState: string): SubscriptionState {
  if (!subscriptionState.startsWith("terminated")) return { state: "active" };
  return {
    state: "terminated",
    reason: /reason=timeout/.test(subscriptionState) ? "timeout" : "noresource",
  };
}
