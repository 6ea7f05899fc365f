import type { Duration } from "../lib/index.ts";

/** Why a participant is no longer in the conference. */
export type LeftReason = "left" | "removed" | "ended" | "asleep" | "replaced" | "lost" | "refused";

/** A final answer that is no 2xx. */
export interface Refusal {
  readonly status: number;
  /** Text of the Warning header. */
  readonly warning?: string;
  /** How long the focus asks to be left in peace (RFC 3261 §20.33). */
  readonly retryAfter?: Duration;
}

/**
 * What the focus means by ending the dialog, from the Reason of its BYE (RFC 3326 §2); nothing
 * where it gave no cause we know: then the end was an accident, and the way back is open.
 */
export function endedBecause(reasons: readonly string[]): Ending | undefined {
  const { cause, text } = sipReason(reasons);
  const reason = cause === undefined ? undefined : meaningOfCause.get(cause);
  const by = reason === "removed" ? /^Removed by (.+)$/s.exec(text ?? "")?.[1] : undefined;
  return reason && { reason, ...(by !== undefined && { by }) };
}

interface Ending {
  readonly reason: LeftReason;
  /** Name of the host who removed this end, where the focus tells it. */
  readonly by?: string;
}

const meaningOfCause: ReadonlyMap<number, LeftReason> = new Map([
  [200, "removed"],
  [301, "replaced"],
  [410, "ended"],
  [480, "asleep"],
]);

/**
 * Why an INVITE was refused to somebody who was in the conference a moment ago: one that is not
 * known any more is over.
 */
export function refusedBecause({ status }: Refusal): LeftReason {
  if (status === 404 || status === 410) return "ended";
  return status === 480 ? "asleep" : "refused";
}

/** Whether the same INVITE may succeed a little later: timeouts and a focus in trouble. */
export function isWorthRetrying({ status }: Refusal): boolean {
  return status === 408 || status === 500 || status === 503 || status === 504;
}

/** Whether the page offers to come back: not to those who were sent away or find nobody there. */
export function mayRejoin(reason: LeftReason): boolean {
  return reason !== "removed" && reason !== "ended";
}

/** RFC 3326 §2: `SIP;cause=200;text="…"`, with blanks wherever JsSIP and others like them. */
function sipReason(reasons: readonly string[]): {
  readonly cause?: number;
  readonly text?: string;
} {
  const sip = reasons.find((reason) => /^\s*SIP\s*(;|$)/i.test(reason)) ?? "";
  // What stands in a quoted string is no parameter.
  const parameters = new Map(
    [...sip.matchAll(parameter)].map(([, name = "", quoted, token]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/gs, "$1") ?? token ?? "",
    ]),
  );
  const cause = parameters.get("cause");
  const text = parameters.get("text");
  return {
    ...(cause !== undefined && /^[0-9]{3}$/.test(cause) && { cause: Number(cause) }),
    ...(text !== undefined && { text }),
  };
}

/** RFC 3261 §25.1: `;name=token` or `;name="quoted-string"`. */
const parameter = /;\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"\s]*))/gs;
