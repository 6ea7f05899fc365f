import type {
  ConferenceEffect,
  ConferenceInput,
  SubscriptionId,
  Subscriber as Who,
} from "../src/conference/index.ts";
import type { LegId } from "../src/switching/index.ts";
import { Link, type Weather } from "./link.ts";
import { type Notify, Subscriber } from "./subscriber.ts";
import type { World } from "./world.ts";

/** What the subscriptions of the world are connected to. */
export interface FollowersParts {
  readonly world: World;
  readonly weather: Weather;
  readonly receive: (input: ConferenceInput) => void;
}

type SendNotify = Extract<ConferenceEffect, { readonly type: "send-notify" }>;

/** An hour in which nothing of a story happens is the end of it: nobody has to refresh. */
const aLongTime = 360_000;

/** Everybody who follows the roster of the focus, and the way its NOTIFYs take. */
export class Followers {
  readonly #parts: FollowersParts;
  readonly #notifications = new Map<SubscriptionId, Link<Notify>>();
  /** Those whom the focus that is running has promised to tell. */
  readonly all = new Map<SubscriptionId, Subscriber>();

  constructor(parts: FollowersParts) {
    this.#parts = parts;
  }

  /** Subscribes, once; `isThere` says whether the subscriber's end still answers. */
  follow(id: SubscriptionId, subscriber: Who | undefined, isThere: () => boolean): void {
    if (this.all.has(id)) return;
    const { world, weather, receive } = this.#parts;
    const answers = new Link<number>(world, weather, (status) =>
      receive({ type: "notify-answered", subscription: id, status }),
    );
    const follower = new Subscriber(id, answers);
    this.all.set(id, follower);
    const notifications = new Link<Notify>(world, weather, (notify) => {
      if (isThere()) follower.receive(notify);
      else answers.send(481);
    });
    this.#notifications.set(id, notifications);
    this.subscribe(id, aLongTime, subscriber);
  }

  /** A SUBSCRIBE of one's own, or one that refreshes or ends what there is. */
  subscribe(id: SubscriptionId, expiresSeconds: number, subscriber?: Who): void {
    this.#parts.receive({
      type: "subscribe-received",
      subscription: id,
      expiresSeconds,
      ...(subscriber && { subscriber }),
    });
  }

  perform(effect: SendNotify): void {
    this.#notifications.get(effect.subscription)?.send(effect);
  }

  /** The process has died, and knows of no subscription. */
  forget(): void {
    for (const link of this.#notifications.values()) link.cut();
    this.#notifications.clear();
    this.all.clear();
  }
}

export function rosterOfLeg(leg: LegId): SubscriptionId {
  return `roster-${leg}` as SubscriptionId;
}
