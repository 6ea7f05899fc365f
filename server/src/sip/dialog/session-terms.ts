import { first, type Headers, names } from "../message/headers.ts";

/** What two ends have agreed about refreshing their session (RFC 4028 §7.2, §9). */
export interface SessionTerms {
  readonly intervalSeconds: number;
  readonly refresher: "us" | "peer";
}

export interface SessionTimerPolicy {
  /** What we ask for, and the most we accept: longer requests are shortened to it. */
  readonly expiresSeconds: number;
  /** Shorter requests get 422; RFC 4028 §5 forbids less than 90. */
  readonly minSeconds: number;
}

/** Terms for a 2xx to a session refresh request, or that the interval is too small for 422. */
export function termsForAnswer(
  request: Headers,
  policy: SessionTimerPolicy,
): SessionTerms | "too-small" | undefined {
  const supported = names(request, "supported", "timer");
  const asked = sessionExpires(request);
  if (asked === undefined && !supported) return undefined;
  if (asked !== undefined && asked.seconds < policy.minSeconds) {
    // RFC 4028 §9: 422 only to a peer that can retry with more; else the value is its own risk.
    if (supported) return "too-small";
  }
  const least = Math.max(minSeconds(request), policy.minSeconds);
  const wanted = Math.max(policy.expiresSeconds, least);
  const intervalSeconds =
    asked === undefined ? wanted : Math.min(Math.max(asked.seconds, 1), wanted);
  // RFC 4028 §9, Table 2: the peer's choice binds; without one, we refresh.
  const refresher = supported && asked?.refresher === "uac" ? "peer" : "us";
  return { intervalSeconds, refresher };
}

/** Header fields of a 2xx under these terms (RFC 4028 §9). */
export function answeredTerms(
  terms: SessionTerms,
  request: Headers,
): Record<string, string | undefined> {
  return {
    "session-expires": `${terms.intervalSeconds};refresher=${terms.refresher === "us" ? "uas" : "uac"}`,
    require: names(request, "supported", "timer") ? "timer" : undefined,
  };
}

/** Header fields of a session refresh request of ours: the same party refreshes (RFC 4028 §7.4). */
export function offeredTerms(
  terms: SessionTerms | undefined,
  learnedMinSeconds: number,
): Record<string, string | undefined> {
  if (terms === undefined) return {};
  const seconds = Math.max(terms.intervalSeconds, learnedMinSeconds);
  return {
    "session-expires": `${seconds};refresher=${terms.refresher === "us" ? "uac" : "uas"}`,
    "min-se": learnedMinSeconds > 0 ? String(learnedMinSeconds) : undefined,
  };
}

/** Terms after a 2xx to our request; one without Session-Expires ends them (RFC 4028 §7.2). */
export function termsFromAnswer(
  response: Headers,
  offered: SessionTerms | undefined,
): SessionTerms | undefined {
  const answered = sessionExpires(response);
  if (answered === undefined) {
    // The peer does not know the timer: as refresher, we may go on for our own benefit.
    return offered?.refresher === "us" ? offered : undefined;
  }
  return {
    intervalSeconds: answered.seconds,
    refresher: answered.refresher === "uas" ? "peer" : "us",
  };
}

/** Min-SE in seconds, 0 where there is none. */
export function minSeconds(headers: Headers): number {
  return leadingSeconds(first(headers, "min-se")) ?? 0;
}

function sessionExpires(
  headers: Headers,
): { seconds: number; refresher: string | undefined } | undefined {
  const value = first(headers, "session-expires");
  const seconds = leadingSeconds(value);
  if (value === undefined || seconds === undefined) return undefined;
  return { seconds, refresher: /;\s*refresher\s*=\s*(ua[cs])\b/i.exec(value)?.[1]?.toLowerCase() };
}

function leadingSeconds(value: string | undefined): number | undefined {
  const digits = /^(\d{1,9})(?:\s*;|$)/.exec(value ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}
