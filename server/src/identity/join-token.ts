import { createHmac } from "node:crypto";
import { type Result, refuse } from "@parley/shared/lib";
import { type JoinClaims, parseClaims, printClaims } from "./join-claims.ts";
import { sameText } from "./same-text.ts";
import { limits } from "./settings.ts";

/** Why a token is not accepted; `why` is for the log. */
export interface TokenRefusal {
  readonly reason: "expired" | "invalid";
  readonly why: string;
}

/** A join token: a JSON Web Token signed with HMAC-SHA256 (RFC 7519, RFC 7515 §7.1). */
export function signJoinToken(claims: JoinClaims, secret: string): string {
  const content = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(printClaims(claims))}`;
  return `${content}.${signatureOf(content, secret)}`;
}

/**
 * What a join token says, if it was signed with our secret and has not expired. The signature is
 * checked before anything else is read, always as ours: what the token says of its own algorithm
 * is never acted upon (RFC 8725 §3.1). It is compared as text, since several texts decode alike.
 */
export function readJoinToken(
  token: string,
  secret: string,
  nowMs: number,
): Result<JoinClaims, TokenRefusal> {
  if (token.length > limits.tokenLength) return invalid("it is too long");
  const [header, payload, signature, more] = token.split(".", 4);
  if (header === undefined || payload === undefined || signature === undefined) {
    return invalid("it is no token");
  }
  if (more !== undefined) return invalid("it is no token");
  if (!sameText(signature, signatureOf(`${header}.${payload}`, secret))) {
    return invalid("its signature is not ours");
  }
  if (!isOurHeader(decoded(header))) return invalid("its header asks for what we do not do");
  const claims = parseClaims(decoded(payload));
  if (!claims.ok) return invalid(claims.refusal);
  if (nowMs >= claims.value.expiresAtSeconds * 1000) {
    return refuse({ reason: "expired", why: "it has expired" });
  }
  return claims;
}

function invalid(why: string): Result<never, TokenRefusal> {
  return refuse({ reason: "invalid", why });
}

function signatureOf(content: string, secret: string): string {
  return createHmac("sha256", secret).update(content).digest("base64url");
}

/** Extensions that must be understood are not (RFC 7515 §4.1.11). */
function isOurHeader(header: JsonObject | undefined): boolean {
  return header?.["alg"] === "HS256" && !("crit" in header);
}

type JsonObject = Readonly<Record<string, unknown>>;

function encoded(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decoded(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
