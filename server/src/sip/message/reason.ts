import { type Headers, listed } from "./headers.ts";
import { parseParameters, quoted, unquoted } from "./parameters.ts";
import { isToken } from "./token.ts";

/** Why a request was sent: `SIP;cause=200;text="Call completed"` (RFC 3326). */
export interface Reason {
  /** As registered, such as `SIP` or `Q.850`. */
  readonly protocol: string;
  readonly cause?: number;
  readonly text?: string;
}

/** Every Reason of a request, in order; those not understood are left out. */
export function reasonsOf(headers: Headers): readonly Reason[] {
  return listed(headers, "reason").flatMap((value) => parseReason(value) ?? []);
}

export function printReason(reason: Reason): string {
  const cause = reason.cause === undefined ? "" : `;cause=${reason.cause}`;
  const text = reason.text === undefined ? "" : `;text=${quoted(reason.text)}`;
  return `${reason.protocol}${cause}${text}`;
}

function parseReason(value: string): Reason | undefined {
  const semicolon = value.indexOf(";");
  const protocol = (semicolon < 0 ? value : value.slice(0, semicolon)).trim();
  const parameters = parseParameters(semicolon < 0 ? "" : value.slice(semicolon));
  if (!isToken(protocol) || parameters === undefined) return undefined;
  const cause = parameters.get("cause");
  const text = parameters.get("text");
  return {
    protocol,
    ...(cause !== undefined && /^\d{1,4}$/.test(cause) ? { cause: Number(cause) } : {}),
    ...(text === undefined ? {} : { text: unquoted(text) }),
  };
}
