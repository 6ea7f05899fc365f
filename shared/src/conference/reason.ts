/** One value of a Reason header (RFC 3326 §2). */
export interface Reason {
  readonly protocol: string;
  readonly cause?: number;
  readonly text?: string;
}

/** Reason of a BYE that ends a dialog whose seat a newer one of the same instance has taken (G5). */
export const replacedReason: Reason = {
  protocol: "SIP",
  cause: 301,
  text: "Replaced by a newer connection",
};

/** Reason of a BYE after the time in which somebody lost could come back. */
export const heldTooLongReason: Reason = {
  protocol: "SIP",
  cause: 408,
  text: "Not heard from",
};

/** Reason of a BYE after a session timer ran out (RFC 4028 §10). */
export const sessionExpiredReason: Reason = {
  protocol: "SIP",
  cause: 408,
  text: "Session timer expired",
};

/** Why somebody left whom a REFER removed (S2.44). */
export const removedReason: Reason = { protocol: "SIP", cause: 200, text: "Removed" };

/** The same in the BYE to them: it names who did it, where that is not themselves and not withheld. */
export function removedByReason(name: string | undefined): Reason {
  return name === undefined ? removedReason : { ...removedReason, text: `Removed by ${name}` };
}

/**
 * Whether a BYE is an explicit leave: no Reason, or `SIP;cause=200` (S2.3, S2.4, D8). Any other
 * cause was not the person's wish, and their seat is held (S2.46).
 */
export function isExplicitLeave(reasons: readonly Reason[]): boolean {
  const sip = reasons.find((reason) => reason.protocol.toUpperCase() === "SIP");
  return sip === undefined || sip.cause === undefined || sip.cause === 200;
}

/** The header's value, as the roster's disconnection-info repeats it (RFC 4575 §5.7.7). */
export function printReason(reason: Reason): string {
  const cause = reason.cause === undefined ? "" : `;cause=${reason.cause}`;
  const text = reason.text === undefined ? "" : `;text="${reason.text.replace(/["\\]/g, "\\$&")}"`;
  return `${reason.protocol}${cause}${text}`;
}
