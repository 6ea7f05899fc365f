import { ok, type Result, refuse } from "@parley/shared/lib";
import { first, type Headers, listed } from "../message/headers.ts";
import type {
  ReceivedRequest,
  ReceivedResponse,
  SipMessage,
  SipRequest,
} from "../message/message.ts";
import { parseNameAddr } from "../message/name-addr.ts";
import { fields } from "../message/print.ts";

/** What two ends share from the first 2xx on (RFC 3261 §12). */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** From of our requests, with our tag. */
  readonly local: string;
  /** To of our requests, with the peer's tag. */
  readonly remote: string;
  /** The CSeq number of our latest request; 0 before the first. */
  readonly localSequence: number;
  /** Of the peer's; -1 before the first. */
  readonly remoteSequence: number;
  /** Where our requests go: the peer's latest Contact. */
  readonly target: string;
  readonly routeSet: readonly string[];
}

/** The dialog that our response with `localTag` makes at the called end (RFC 3261 §12.1.1). */
export function dialogAsUas(request: ReceivedRequest, localTag: string): Dialog {
  return {
    callId: request.callId,
    localTag,
    remoteTag: request.fromTag,
    local: `${first(request.headers, "to") ?? ""};tag=${localTag}`,
    remote: first(request.headers, "from") ?? "",
    localSequence: 0,
    remoteSequence: request.cseq,
    target: contactOf(request) ?? request.from.uri,
    routeSet: listed(request.headers, "record-route"),
  };
}

/** The dialog that a 2xx to our INVITE makes at the calling end (RFC 3261 §12.1.2). */
export function dialogAsUac(invite: SipRequest, answer: ReceivedResponse): Dialog {
  const local = first(invite.headers, "from") ?? "";
  return {
    // Ours as the request has it: by what the answer says of it, it could take another's place.
    callId: first(invite.headers, "call-id") ?? "",
    localTag: parseNameAddr(local)?.parameters.get("tag") ?? "",
    remoteTag: answer.toTag,
    local,
    remote: first(answer.headers, "to") ?? "",
    localSequence: Number.parseInt(first(invite.headers, "cseq") ?? "", 10),
    remoteSequence: -1,
    target: contactOf(answer) ?? invite.requestUri,
    // The way back: the first to record itself is the nearest.
    routeSet: [...listed(answer.headers, "record-route")].reverse(),
  };
}

/** Takes a request's number; one that is not higher comes out of order (RFC 3261 §12.2.2). */
export function sequenced(dialog: Dialog, cseq: number): Result<Dialog, 500> {
  return cseq > dialog.remoteSequence ? ok({ ...dialog, remoteSequence: cseq }) : refuse(500);
}

/** The dialog after a target refresh that took effect (RFC 3261 §12.2, RFC 6141 §4.6, §4.7). */
export function retargeted(dialog: Dialog, refresh: SipMessage): Dialog {
  const target = contactOf(refresh);
  return target === undefined || target === dialog.target ? dialog : { ...dialog, target };
}

export interface NewRequest {
  readonly method: string;
  readonly headers?: Headers;
  readonly body?: { readonly contentType: string; readonly text: string };
}

/** Our next request within the dialog (RFC 3261 §12.2.1.1). Its Via is the transaction's. */
export function requestWithin(dialog: Dialog, request: NewRequest): [Dialog, SipRequest] {
  const localSequence = dialog.localSequence + 1;
  return [{ ...dialog, localSequence }, composed(dialog, request, localSequence)];
}

/** The ACK to a 2xx: the INVITE's number, a transaction of its own (RFC 3261 §13.2.2.4). */
export function ackWithin(dialog: Dialog, cseq: number, body?: NewRequest["body"]): SipRequest {
  return composed(dialog, { method: "ACK", ...(body && { body }) }, cseq);
}

/** Whether two dialogs end at the same element: their Contacts differ in parameters at most. */
export function sameTarget(a: Dialog, b: Dialog): boolean {
  return withoutParameters(a.target) === withoutParameters(b.target);
}

function contactOf(message: SipMessage): string | undefined {
  const contact = listed(message.headers, "contact")[0];
  return contact === undefined ? undefined : parseNameAddr(contact)?.uri;
}

function withoutParameters(uri: string): string {
  const semicolon = uri.indexOf(";", uri.indexOf("@") + 1);
  return semicolon < 0 ? uri : uri.slice(0, semicolon);
}

function composed(dialog: Dialog, request: NewRequest, cseq: number): SipRequest {
  const { requestUri, route } = routed(dialog);
  return {
    kind: "request",
    method: request.method,
    requestUri,
    headers: [
      ...fields({
        route,
        "max-forwards": "70",
        from: dialog.local,
        to: dialog.remote,
        "call-id": dialog.callId,
        cseq: `${cseq} ${request.method}`,
      }),
      ...(request.headers ?? []),
      ...fields({ "content-type": request.body?.contentType }),
    ],
    body: request.body?.text ?? "",
  };
}

/** Loose routing, and strict where the first route is not loose (RFC 3261 §12.2.1.1). */
function routed({ target, routeSet }: Dialog): { requestUri: string; route: readonly string[] } {
  const [next, ...rest] = routeSet;
  if (next === undefined) return { requestUri: target, route: [] };
  if (/;\s*lr(?:[;>=\s]|$)/i.test(next)) return { requestUri: target, route: routeSet };
  return { requestUri: parseNameAddr(next)?.uri ?? target, route: [...rest, `<${target}>`] };
}
