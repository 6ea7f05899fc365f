import { ok, type Result, refuse } from "@parley/shared/lib";
import { first, type Headers } from "../message/headers.ts";
import { parseParameters } from "../message/parameters.ts";

/** An Event header: the package and which of several subscriptions (RFC 6665 §8.2.1). */
export interface EventName {
  readonly package: string;
  readonly id?: string;
}

export function eventOf(headers: Headers): EventName | undefined {
  const value = first(headers, "event");
  if (value === undefined) return undefined;
  const semicolon = value.indexOf(";");
  const parameters = parseParameters(semicolon < 0 ? "" : value.slice(semicolon));
  const name = (semicolon < 0 ? value : value.slice(0, semicolon)).trim().toLowerCase();
  if (name === "" || parameters === undefined) return undefined;
  const id = parameters.get("id");
  return id === undefined ? { package: name } : { package: name, id };
}

export function printEvent(event: EventName): string {
  return event.id === undefined ? event.package : `${event.package};id=${event.id}`;
}

export interface SubscriptionPolicy {
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

/** Of the conference package, where SUBSCRIBE has no Expires (RFC 4575 §3.4). */
const DEFAULT_SECONDS = 3600;

/** How long a subscription shall last; 0 ends it. Refused: 423 too brief, 400 no number. */
export function grantedSeconds(
  headers: Headers,
  policy: SubscriptionPolicy,
): Result<number, 423 | 400> {
  const value = first(headers, "expires");
  if (value === undefined) return ok(Math.min(DEFAULT_SECONDS, policy.maxSeconds));
  if (!/^\d{1,10}$/.test(value)) return refuse(400);
  const seconds = Number(value);
  // RFC 6665 §4.2.1.1: 423 only for more than zero, less than an hour and less than our minimum.
  if (seconds > 0 && seconds < policy.minSeconds && seconds < 3600) return refuse(423);
  return ok(Math.min(seconds, policy.maxSeconds));
}

/** What a NOTIFY says of its subscription (RFC 6665 §4.1.3). */
export type SubscriptionState =
  | { readonly state: "active" | "pending" }
  | { readonly state: "terminated"; readonly reason: TerminatedReason };

export type TerminatedReason =
  | "deactivated"
  | "probation"
  | "rejected"
  | "timeout"
  | "giveup"
  | "noresource"
  | "invariant";

export function printSubscriptionState(state: SubscriptionState, remainingSeconds: number): string {
  return state.state === "terminated"
    ? `terminated;reason=${state.reason}`
    : `${state.state};expires=${Math.max(0, Math.round(remainingSeconds))}`;
}

/** Answers to a NOTIFY after which the subscription is gone (RFC 6665 §4.2.2). */
export function endsSubscription(status: number): boolean {
  return ENDING.has(status);
}

const ENDING: ReadonlySet<number> = new Set([
  404, 405, 408, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604,
]);
