import { type HeaderField, type Headers, names } from "../message/headers.ts";
import { fields } from "../message/print.ts";
import type { SipSettings } from "../settings.ts";

/** Methods we act on (RFC 3261 §20.5). */
const ALLOWED = [
  ...["INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "UPDATE", "INFO"],
  ...["SUBSCRIBE", "REFER", "MESSAGE"],
];

/** Methods of SIP that we know and do not take: 405, where an unknown one is 501. */
const KNOWN: ReadonlySet<string> = new Set([...ALLOWED, "REGISTER", "NOTIFY", "PRACK", "PUBLISH"]);

/** Required of us, there is a list of recipients in the INVITE's body (RFC 5366 §3). */
export const RECIPIENT_LIST_INVITE = "recipient-list-invite";

/** Option tags we support (RFC 3261 §20.32). */
const SUPPORTED = ["timer", "replaces", "tdialog", "norefersub", RECIPIENT_LIST_INVITE];

export const SDP_TYPE = "application/sdp";
export const MULTIPART_TYPE = "multipart/mixed";
export const RESOURCE_LISTS_TYPE = "application/resource-lists+xml";

/** What the body of an INVITE that opens a dialog may be (RFC 3261 §20.1). */
export const ACCEPTED_TYPES = [SDP_TYPE, MULTIPART_TYPE, RESOURCE_LISTS_TYPE].join(", ");

export function allowedMethods(settings: SipSettings): readonly string[] {
  return settings.registrationMaxSeconds > 0 ? [...ALLOWED, "REGISTER"] : ALLOWED;
}

export function isKnownMethod(method: string): boolean {
  return KNOWN.has(method);
}

/**
 * Of the options a request requires, those we do not support in it (RFC 3261 §8.2.2.3). A list of
 * recipients means something in an INVITE that opens a dialog, and nowhere else (RFC 5366 §5.1).
 */
export function unsupportedOptions(
  required: readonly string[],
  isOpening: boolean,
): readonly string[] {
  return required.filter((option) => {
    const known = option.toLowerCase();
    return !SUPPORTED.includes(known) || (known === RECIPIENT_LIST_INVITE && !isOpening);
  });
}

/** What we can do, as INVITE, its 2xx and OPTIONS' 200 say it (RFC 3261 §11.2, §13.2.1). */
export function capabilityHeaders(settings: SipSettings): HeaderField[] {
  return fields({
    allow: allowedMethods(settings).join(", "),
    supported: SUPPORTED.join(", "),
    "allow-events": settings.eventPackages.join(", "),
    server: settings.product,
  });
}

/** What the 200 to OPTIONS adds (RFC 3261 §11.2). */
export function acceptHeaders(): HeaderField[] {
  return fields({ accept: ACCEPTED_TYPES, "accept-encoding": "identity", "accept-language": "en" });
}

/** Whether the peer has said that it takes UPDATE (RFC 3311 §4). */
export function takesUpdate(headers: Headers): boolean {
  return names(headers, "allow", "UPDATE");
}
