import { ok, type Result, refuse } from "@parley/shared/lib";
import { type Headers, listed } from "../message/headers.ts";
import { parseNameAddr } from "../message/name-addr.ts";
import { isToken } from "../message/token.ts";
import { parseSipUri, printSipUri, schemeOf } from "../message/uri.ts";

/** What a REFER asks its recipient to send, and where to. */
export interface ReferTo {
  /** Without its method parameter. */
  readonly uri: string;
  /** INVITE where the URI names none (RFC 3515 §2.1). */
  readonly method: string;
}

/** The one Refer-To of a REFER: 400 where there is none, several, or it makes no sense (RFC 3515 §2.4.2). */
export function referToOf(headers: Headers): Result<ReferTo, 400 | 416> {
  const [value, ...more] = listed(headers, "refer-to");
  const address = value === undefined ? undefined : parseNameAddr(value);
  if (address === undefined || more.length > 0) return refuse(400);
  const scheme = schemeOf(address.uri);
  if (scheme !== "sip" && scheme !== "sips") return refuse(416);
  const uri = parseSipUri(address.uri);
  if (uri === undefined) return refuse(400);
  const method = uri.parameters.get("method") ?? "INVITE";
  if (!isToken(method)) return refuse(400);
  const parameters = new Map(uri.parameters);
  parameters.delete("method");
  return ok({ uri: printSipUri({ ...uri, parameters }), method });
}

/** Whether the referrer wants no subscription with it (RFC 4488 §4). */
export function wantsNoSubscription(headers: Headers): boolean {
  const [value = "", ...more] = listed(headers, "refer-sub");
  return more.length === 0 && /^false\s*(?:;|$)/i.test(value);
}
