import type { ReceivedRequest, ReceivedResponse } from "../message/message.ts";

/**
 * What tells one server transaction from another (RFC 3261 §17.2.3): branch, sent-by and method,
 * where an ACK belongs to its INVITE; for elements of RFC 2543 the headers they keep constant.
 */
export function serverKey(request: ReceivedRequest, method = request.method): string {
  const { via, branch } = request;
  const of = method === "ACK" ? "INVITE" : method;
  if (branch !== "") return `${branch} ${via.host}:${via.port ?? ""} ${of}`;
  return `${request.callId} ${request.fromTag} ${request.cseq} ${request.vias[0] ?? ""} ${of}`;
}

/** RFC 3261 §17.1.3: the branch we made and the CSeq's method. */
export function clientKey(branch: string, method: string): string {
  return `${branch} ${method}`;
}

export function responseKey(response: ReceivedResponse): string {
  return clientKey(response.branch, response.cseqMethod);
}

/** What a request has in common with its twin that came another way (RFC 3261 §8.2.2.2). */
export function mergeKey(request: ReceivedRequest): string {
  return `${request.callId} ${request.fromTag} ${request.cseq} ${request.method}`;
}
