import { every, first, type Headers } from "../message/headers.ts";
import type { SipRequest, SipResponse } from "../message/message.ts";
import { fields } from "../message/print.ts";

/** The ACK to a 300-699 response, on the INVITE's own branch (RFC 3261 §17.1.1.3). */
export function ackToRefusal(invite: SipRequest, response: SipResponse): SipRequest {
  return besideInvite(invite, "ACK", first(response.headers, "to"));
}

/** The CANCEL of an INVITE, on the INVITE's own branch (RFC 3261 §9.1). */
export function cancelOf(invite: SipRequest, extra: Headers): SipRequest {
  return besideInvite(invite, "CANCEL", first(invite.headers, "to"), extra);
}

/** A request that goes the same hop as the INVITE and carries its number. */
function besideInvite(
  invite: SipRequest,
  method: "ACK" | "CANCEL",
  to: string | undefined,
  extra: Headers = [],
): SipRequest {
  const cseq = first(invite.headers, "cseq") ?? "";
  return {
    kind: "request",
    method,
    requestUri: invite.requestUri,
    headers: [
      ...fields({
        via: first(invite.headers, "via"),
        route: every(invite.headers, "route"),
        "max-forwards": "70",
        from: first(invite.headers, "from"),
        to,
        "call-id": first(invite.headers, "call-id"),
        cseq: cseq.replace("INVITE", method),
      }),
      ...extra,
    ],
    body: "",
  };
}
