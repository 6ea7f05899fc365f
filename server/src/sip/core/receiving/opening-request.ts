import { headerName } from "../../message/header-name.ts";
import { every, type Headers, listed } from "../../message/headers.ts";
import type { ReceivedRequest } from "../../message/message.ts";
import { parseNameAddr } from "../../message/name-addr.ts";
import type { Identity } from "../../proof.ts";
import type { OpeningRequest } from "../../sip-event.ts";
import type { Flow } from "../../transport/flow.ts";

/** A request outside any dialog as the user sees it. */
export function openingRequest(
  request: ReceivedRequest,
  flow: Flow,
  identity: Identity,
): OpeningRequest {
  const { from, to } = request;
  const contact = parseNameAddr(listed(request.headers, "contact")[0] ?? "");
  return {
    requestUri: request.requestUri,
    from: { uri: from.uri, displayName: from.displayName, tag: request.fromTag },
    to: { uri: to.uri, displayName: to.displayName },
    ...(contact && { contact: { uri: contact.uri, parameters: contact.parameters } }),
    callId: request.callId,
    cseq: request.cseq,
    headers: toldHeaders(request.headers),
    identity,
    remoteAddress: flow.remote.address,
    transport: flow.transport,
    flow: flow.id,
  };
}

/** Header fields as the user may ask for them, by any spelling of the name. */
export function toldHeaders(headers: Headers): (name: string) => readonly string[] {
  return (name) => {
    const long = headerName(name) ?? "";
    // RFC 3325 §5: no element vouches for anybody here.
    return long === "p-asserted-identity" ? [] : every(headers, long);
  };
}
