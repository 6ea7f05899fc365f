import { first, type HeaderField, listed } from "../../message/headers.ts";
import type { ReceivedRequest } from "../../message/message.ts";
import { fields } from "../../message/print.ts";
import { typeOf } from "../../message/typed-value.ts";
import { parseSipUri, schemeOf } from "../../message/uri.ts";
import type { SipSettings } from "../../settings.ts";
import { allowedMethods, isKnownMethod, SDP_TYPE, unsupportedOptions } from "../capabilities.ts";
import { isEncoded, mayBeIgnored } from "./invite-content.ts";

/** Why a well-formed request is turned down before anybody looks at what it asks. */
export interface AdmissionRefusal {
  readonly status: number;
  readonly headers: readonly HeaderField[];
}

/**
 * Inspects any request but ACK and CANCEL in the order of RFC 3261 §8.2: method, Request-URI,
 * Require, content. Max-Forwards 0 is no reason: it ends the way of proxies (§8.1.1.6).
 */
export function refusalAtTheDoor(
  request: ReceivedRequest,
  settings: SipSettings,
): AdmissionRefusal | undefined {
  return (
    refusedMethod(request, settings) ??
    (request.toTag === "" ? refusedUri(request) : undefined) ??
    refusedOptions(request) ??
    refusedReplaces(request) ??
    refusedContent(request)
  );
}

function refusal(status: number, headers: readonly HeaderField[] = []): AdmissionRefusal {
  return { status, headers };
}

function refusedMethod(
  request: ReceivedRequest,
  settings: SipSettings,
): AdmissionRefusal | undefined {
  const { method, toTag } = request;
  if (!isKnownMethod(method)) return refusal(501, fields({ allow: allow(settings) }));
  // Within a dialog INFO, NOTIFY and REFER have answers of their own.
  if (toTag !== "" || allowedMethods(settings).includes(method)) return undefined;
  return refusal(405, fields({ allow: allow(settings) }));
}

function refusedUri({ requestUri }: ReceivedRequest): AdmissionRefusal | undefined {
  const scheme = schemeOf(requestUri);
  if (scheme !== undefined && scheme !== "sip" && scheme !== "sips") return refusal(416);
  const uri = parseSipUri(requestUri);
  // RFC 3261 §19.1.1, Table 1: no headers in a Request-URI.
  return uri === undefined || uri.headers !== "" ? refusal(400) : undefined;
}

function refusedOptions(request: ReceivedRequest): AdmissionRefusal | undefined {
  const unsupported = unsupportedOptions(listed(request.headers, "require"), isOpening(request));
  return unsupported.length > 0
    ? refusal(420, fields({ unsupported: unsupported.join(", ") }))
    : undefined;
}

/** RFC 3891 §3: Replaces is for INVITE alone. */
function refusedReplaces({ method, headers }: ReceivedRequest): AdmissionRefusal | undefined {
  const misplaced = method !== "INVITE" && first(headers, "replaces") !== undefined;
  return misplaced ? refusal(400) : undefined;
}

/** An INVITE that asks for a new dialog: what its body may be is looked at when it is read. */
function isOpening({ method, toTag }: ReceivedRequest): boolean {
  return method === "INVITE" && toTag === "";
}

function refusedContent(request: ReceivedRequest): AdmissionRefusal | undefined {
  const { method, headers, body } = request;
  if (method !== "INVITE" && method !== "UPDATE") return undefined;
  if (body !== "" && isEncoded(headers)) {
    return refusal(415, fields({ "accept-encoding": "identity" }));
  }
  const isSdp = typeOf(first(headers, "content-type") ?? "") === SDP_TYPE;
  if (body !== "" && !isSdp && !isOpening(request) && !mayBeIgnored(headers)) {
    return refusal(415, fields({ accept: SDP_TYPE }));
  }
  // RFC 3261 §20.1: who does not accept SDP cannot be answered with one.
  const accepted = listed(headers, "accept").map(typeOf);
  const takesSdp = accepted.some((accept) => ["*/*", "application/*", SDP_TYPE].includes(accept));
  return accepted.length > 0 && !takesSdp ? refusal(406) : undefined;
}

function allow(settings: SipSettings): string {
  return allowedMethods(settings).join(", ");
}
