import { every, first } from "../message/headers.ts";
import type { SipRequest, SipResponse } from "../message/message.ts";
import { fields } from "../message/print.ts";

/** The ACK to a 300-699 response, on the INVITE's own branch (RFC 3261 §17.1.1.3). */
export function ackToRefusal(invite: SipRequest, response: SipResponse): SipRequest {
  const cseq = first(invite.headers, "cseq") ?? "";
  return {
    kind: "request",
    method: "ACK",
    requestUri: invite.requestUri,
    headers: fields({
      via: first(invite.headers, "via"),
      route: every(invite.headers, "route"),
      "max-forwards": "70",
      from: first(invite.headers, "from"),
      to: first(response.headers, "to"),
      "call-id": first(invite.headers, "call-id"),
      cseq: cseq.replace("INVITE", "ACK"),
    }),
    body: "",
  };
}
