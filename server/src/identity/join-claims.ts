import type { Role } from "@parley/shared/conference";
import { ok, type Result, refuse } from "@parley/shared/lib";

/** Who a join link is for, and for what. */
export interface JoinClaims {
  /** The person's SIP URI. */
  readonly entity: string;
  readonly displayName?: string;
  /** The one conference it opens. */
  readonly conference: string;
  readonly role: Role;
  /** Seconds since 1970, UTC. */
  readonly expiresAtSeconds: number;
}

/** The claims as a token carries them (RFC 7519 §4); a portal with our secret writes the same. */
export function printClaims(claims: JoinClaims): Readonly<Record<string, unknown>> {
  const { entity, displayName, conference, role, expiresAtSeconds } = claims;
  return { sub: entity, name: displayName, conference, role, exp: expiresAtSeconds };
}

/** Claims of a token whose signature is ours, or what is wrong with them. */
export function parseClaims(
  payload: Readonly<Record<string, unknown>> | undefined,
): Result<JoinClaims, string> {
  if (payload === undefined) return refuse("its claims are no JSON object");
  const restriction = restrictions.find((claim) => claim in payload);
  if (restriction !== undefined) return refuse(`it is restricted by ${restriction}`);
  const { sub, name, conference, role, exp } = payload;
  if (!isSipUri(sub)) return refuse("sub is no SIP URI");
  if (name !== undefined && !isName(name)) return refuse("name is no name");
  if (!isName(conference)) return refuse("conference is no name");
  if (!isRole(role)) return refuse("role is none of ours");
  if (typeof exp !== "number" || !Number.isFinite(exp)) return refuse("exp is no time");
  return ok({
    entity: sub,
    ...(name !== undefined && { displayName: name }),
    conference,
    role,
    expiresAtSeconds: exp,
  });
}

export function isRole(value: unknown): value is Role {
  return typeof value === "string" && Object.hasOwn(roles, value);
}

export function isSipUri(value: unknown): value is string {
  return typeof value === "string" && /^sips?:[^\s@<>"]+@[^\s@<>"]+$/.test(value);
}

const roles: Readonly<Record<Role, true>> = { host: true, participant: true, observer: true };

/** Claims that narrow what a token is good for: unheeded, it would be good for more. */
const restrictions = ["aud", "nbf"] as const;

function isName(value: unknown): value is string {
  return typeof value === "string" && /^[^\p{Cc}]+$/u.test(value);
}
