import { quoted } from "../message/parameters.ts";
import { fields } from "../message/print.ts";
import type { ResponseOptions } from "../message/response.ts";
import type { SipSettings } from "../settings.ts";
import type { RefusalToSend } from "../sip-handle.ts";

/** The response options of a refusal. */
export function refusalOptions(refusal: RefusalToSend, settings: SipSettings): ResponseOptions {
  const { warning, retryAfterSeconds } = refusal;
  return {
    ...(refusal.reasonPhrase === undefined ? {} : { reasonPhrase: refusal.reasonPhrase }),
    headers: fields({
      ...refusal.headers,
      "retry-after": retryAfterSeconds === undefined ? undefined : String(retryAfterSeconds),
      // RFC 3261 §20.43: code, who adds it, text.
      warning: warning && `${warning.code} ${settings.product} ${quoted(warning.text)}`,
    }),
  };
}
