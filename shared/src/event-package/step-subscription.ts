import { addDuration, assertNever, type Env, type Instant, ms } from "../lib/index.ts";
import { fullDocument, partialDocument } from "./print-conference-info.ts";
import type { Roster } from "./roster.ts";
import type {
  Subscription,
  SubscriptionEffect,
  SubscriptionInput,
  Telling,
  TerminationReason,
} from "./subscription.ts";

type Step = [Subscription, readonly SubscriptionEffect[]];
type In<Phase extends Subscription["phase"]> = Extract<Subscription, { readonly phase: Phase }>;

/** The subscription a first SUBSCRIBE makes, granted for so long; 0 fetches (RFC 6665 §4.4.3). */
export function openSubscription(roster: Roster, expiresSeconds: number, env: Env): Step {
  const telling = { version: 0, roster };
  if (expiresSeconds === 0) return terminate(telling, "timeout");
  const expiresAt = expiryOf(expiresSeconds, env);
  return tell({ ...telling, phase: "active", inFlight: false, expiresAt }, env);
}

/** A subscription after one more input, and the NOTIFY that makes it send. */
export function stepSubscription(
  subscription: Subscription,
  input: SubscriptionInput,
  env: Env,
): Step {
  switch (subscription.phase) {
    case "active":
      return stepActive(subscription, input, env);
    case "closing":
      if (input.type !== "notify-answered") return [subscription, []];
      return removes(input.status) ? gone : terminate(subscription, subscription.reason);
    case "terminated":
      return [subscription, []];
    default:
      return assertNever(subscription);
  }
}

function stepActive(subscription: In<"active">, input: SubscriptionInput, env: Env): Step {
  switch (input.type) {
    case "subscribe-received":
      return refresh(subscription, input.expiresSeconds, env);
    case "roster":
      return tell({ ...subscription, roster: input.roster }, env);
    case "notify-answered":
      return subscription.inFlight
        ? notifyAnswered(subscription, input.status, env)
        : [subscription, []];
    case "deadline-passed":
      return env.now >= subscription.expiresAt
        ? close(subscription, "timeout")
        : tell(subscription, env);
    case "terminate":
      return close(subscription, input.reason);
    default:
      return assertNever(input);
  }
}

/** RFC 6665 §4.2.1.2, RFC 4575 §4.6: each SUBSCRIBE is answered by a NOTIFY of full state. */
function refresh(subscription: In<"active">, expiresSeconds: number, env: Env): Step {
  const fresh = { ...ignorant(subscription), expiresAt: expiryOf(expiresSeconds, env) };
  return expiresSeconds === 0 ? close(fresh, "timeout") : tell(fresh, env);
}

function notifyAnswered(subscription: In<"active">, status: number, env: Env): Step {
  if (removes(status)) return gone;
  const answered = { ...subscription, inFlight: false };
  if (status >= 200 && status < 300) return tell(answered, env);
  // It is not known what the subscriber has: full state, but not at once.
  return [{ ...ignorant(answered), retryAt: addDuration(env.now, retryDelay) }, []];
}

/** Sends what is untold, unless a NOTIFY is in flight or has just failed. */
function tell(subscription: In<"active">, env: Env): Step {
  const { retryAt, ...ready } = subscription;
  if (ready.inFlight || (retryAt !== undefined && env.now < retryAt)) return [subscription, []];
  const [telling, body] = untold(ready);
  const next = { ...ready, ...telling };
  if (body === undefined) return [next, []];
  const seconds = Math.max(0, Math.floor((ready.expiresAt - env.now) / 1_000));
  const subscriptionState = `active;expires=${seconds}`;
  return [{ ...next, inFlight: true }, [{ type: "send-notify", subscriptionState, body }]];
}

/** What is told next, and the document that tells it, if the subscriber does not know it all. */
function untold({ version, roster, told }: Telling): [Telling, string | undefined] {
  const next = version + 1;
  const body =
    told === undefined ? fullDocument(roster, next) : partialDocument(told, roster, next);
  return [{ version: body === undefined ? version : next, roster, told: roster }, body];
}

function close(subscription: In<"active">, reason: TerminationReason): Step {
  if (!subscription.inFlight) return terminate(subscription, reason);
  const { version, roster, told } = subscription;
  const telling = told === undefined ? { version, roster } : { version, roster, told };
  return [{ ...telling, phase: "closing", reason }, []];
}

/** The last NOTIFY: it tells what is still untold, and that it is the last. */
function terminate(telling: Telling, reason: TerminationReason): Step {
  const [, body] = untold(telling);
  const subscriptionState = `terminated;reason=${reason}`;
  const effect = { type: "send-notify", subscriptionState } as const;
  return [{ phase: "terminated" }, [body === undefined ? effect : { ...effect, body }]];
}

const gone: Step = [{ phase: "terminated" }, []];

/** RFC 6665 §4.2.2: answers to a NOTIFY that remove its subscription, and none at all (408). */
function removes(status: number): boolean {
  return removingStatuses.has(status) || (status >= 480 && status <= 485);
}

const removingStatuses: ReadonlySet<number> = new Set([404, 405, 408, 410, 416, 489, 501, 604]);

/** Our policy: long enough not to press an overloaded subscriber, short enough to be noticed late. */
const retryDelay = ms(5_000);

/** The subscription of somebody who is to be told all, as soon as that may be. */
function ignorant(subscription: In<"active">): In<"active"> {
  const { phase, version, roster, inFlight, expiresAt } = subscription;
  return { phase, version, roster, inFlight, expiresAt };
}

function expiryOf(expiresSeconds: number, { now }: Env): Instant {
  return addDuration(now, ms(expiresSeconds * 1_000));
}
