import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Answer, problem } from "../answer.ts";
import { isLocal } from "../local-peer.ts";
import type { HttpSettings } from "../ports.ts";
import { isRead } from "../read-request.ts";

export type Access = Pick<HttpSettings, "debugRoutes" | "api">;

/** Whether a request may see what endpoints said, and who is in which phase. */
export function mayDebug(request: IncomingMessage, { debugRoutes }: Access): boolean {
  return debugRoutes === "everyone" || (debugRoutes === "loopback" && isLocal(request));
}

/** What is answered to a request that may not administer conferences; undefined where it may. */
export function refusalToAdminister(request: IncomingMessage, { api }: Access): Answer | undefined {
  const { token } = api;
  if (token !== undefined) return refusalOfToken(request.headers.authorization, token);
  if (!isLocal(request)) {
    return problem(403, "Without api.token, only this machine may administer conferences.");
  }
  // Being on this machine is no proof of intent: any site's page in a browser here is, too.
  if (!isRead(request) && isCrossOrigin(request)) {
    return problem(403, "A page of another origin may not administer conferences.");
  }
  return undefined;
}

/** The token of `Authorization: Bearer` (RFC 6750 §2.1); undefined where there is no such thing. */
export function broughtToken(authorization: string | undefined): string | undefined {
  return /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization ?? "")?.[1];
}

export function isAdministratorsToken(brought: string, { api: { token } }: Access): boolean {
  return token !== undefined && isSame(brought, token);
}

/** RFC 6750 §3: who brings no token is told the scheme, who brings a wrong one that it is wrong. */
function refusalOfToken(authorization: string | undefined, token: string): Answer | undefined {
  const brought = broughtToken(authorization);
  if (brought !== undefined && isSame(brought, token)) return undefined;
  const error = brought === undefined ? "" : ', error="invalid_token"';
  return problem(401, "An administrator's request has `Authorization: Bearer <api.token>`.", {
    headers: { "www-authenticate": `Bearer realm="parley"${error}` },
  });
}

/** Of digests, so that the time taken tells neither the length nor how much was right. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** Programs send no Origin; pages do, with every method but GET and HEAD. */
function isCrossOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin !== undefined && origin.toLowerCase() !== `http://${host ?? ""}`.toLowerCase();
}
