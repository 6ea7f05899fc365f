import { headerName } from "../message/header-name.ts";
import type { HeaderField } from "../message/headers.ts";
import { quoted } from "../message/parameters.ts";
import { fields } from "../message/print.ts";
import type { ResponseOptions } from "../message/response.ts";
import type { SipSettings } from "../settings.ts";
import type { ExtraHeaders, RefusalToSend } from "../sip-handle.ts";

/** The response options of a refusal. */
export function refusalOptions(refusal: RefusalToSend, settings: SipSettings): ResponseOptions {
  const { warning, retryAfterSeconds } = refusal;
  return {
    ...(refusal.reasonPhrase === undefined ? {} : { reasonPhrase: refusal.reasonPhrase }),
    headers: [
      ...extraFields(refusal.headers),
      ...fields({
        "retry-after": retryAfterSeconds === undefined ? undefined : String(retryAfterSeconds),
        // RFC 3261 §20.43: code, who adds it, text.
        warning: warning && `${warning.code} ${settings.product} ${quoted(warning.text)}`,
      }),
    ],
  };
}

/** 5xx for now: try again after some seconds (RFC 3261 §20.33). */
export function busyFor(seconds: number): ResponseOptions {
  return { headers: fields({ "retry-after": String(seconds) }) };
}

/** What the user adds, as header fields; what is no header name is left out. */
export function extraFields(headers: ExtraHeaders = []): HeaderField[] {
  return headers.flatMap(({ name, value }) => {
    const known = headerName(name);
    return known === undefined ? [] : [{ name: known, value }];
  });
}
