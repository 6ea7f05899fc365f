import { earliest, type Instant } from "../lib/index.ts";
import type { Roster } from "./roster.ts";

/**
 * The focus's side of one subscription to the conference package (RFC 6665 §4.2, RFC 4575 §3).
 *
 *     openSubscription               subscribe-received, roster,
 *        │                           notify-answered: send what is untold
 *        │                                   ┌────┐
 *        │ Expires > 0                       │    ▼
 *        ├───────────────────────────────► active ──────────────────────┐
 *        │                                   │ terminate, expired,      │ the NOTIFY fails for good
 *        │ Expires 0: fetch                  │ unsubscribed             ▼
 *        ├──────────────────► terminated ◄───┼────────────────────► terminated
 *                                  ▲         ▼ (with a NOTIFY in flight)
 *                                  └────── closing
 *                                      notify-answered: the last NOTIFY
 *
 * One NOTIFY at a time: what changes meanwhile goes into the next. An input not drawn for a phase
 * changes nothing. Of a terminated one nothing more will come: drop it.
 */
export type Subscription = Active | Closing | Terminated;

interface Active extends Telling {
  readonly phase: "active";
  readonly inFlight: boolean;
  readonly expiresAt: Instant;
  /** After a NOTIFY that failed, but not for good. */
  readonly retryAt?: Instant;
}

/** The last NOTIFY waits until the one in flight is answered. */
interface Closing extends Telling {
  readonly phase: "closing";
  readonly reason: TerminationReason;
}

interface Terminated {
  readonly phase: "terminated";
}

/** What the subscriber is to know, and does. */
export interface Telling {
  /** Of the last document sent; grows by one with each (RFC 4575 §4.6). */
  readonly version: number;
  readonly roster: Roster;
  /** What the subscriber has been told; absent if it is to be told all. */
  readonly told?: Roster;
}

/** RFC 6665 §4.1.3, as far as a focus has use for it. */
export type TerminationReason = "deactivated" | "rejected" | "timeout" | "noresource";

export type SubscriptionInput =
  /** The refreshing SUBSCRIBE was granted for so long; 0 unsubscribes. */
  | { readonly type: "subscribe-received"; readonly expiresSeconds: number }
  /** What is true now; the same as before is no change. */
  | { readonly type: "roster"; readonly roster: Roster }
  /** The NOTIFY in flight has its final response; 408 if it has none. */
  | { readonly type: "notify-answered"; readonly status: number }
  | { readonly type: "deadline-passed" }
  | { readonly type: "terminate"; readonly reason: TerminationReason };

export interface SubscriptionEffect {
  readonly type: "send-notify";
  /** Value of the Subscription-State header, e.g. `active;expires=3599`. */
  readonly subscriptionState: string;
  /** `application/conference-info+xml`; absent if there is nothing left to tell. */
  readonly body?: string;
}

export function subscriptionDeadline(subscription: Subscription): Instant | undefined {
  if (subscription.phase !== "active") return undefined;
  return earliest(subscription.expiresAt, subscription.retryAt);
}
