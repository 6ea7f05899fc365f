import { isToken } from "./token.ts";

/** A header field's name: long form, lower case, so that one comparison finds it. */
export type HeaderName = string;

/** The long, lower-case form of a name as received, or undefined where it is no token. */
export function headerName(received: string): HeaderName | undefined {
  const known = KNOWN.get(received);
  if (known !== undefined) return known;
  const name = received.trimEnd().toLowerCase();
  return KNOWN.get(name) ?? (isToken(name) ? name : undefined);
}

/** The name as the RFCs print it: `Call-ID`, `CSeq`, `Session-Expires`. */
export function printedName(name: HeaderName): string {
  return PRINTED.get(name) ?? capitalised(name);
}

/** Compact forms (RFC 3261 §7.3.3 and the registry it opened). */
const COMPACT: readonly (readonly [string, HeaderName])[] = [
  ["a", "accept-contact"],
  ["b", "referred-by"],
  ["c", "content-type"],
  ["d", "request-disposition"],
  ["e", "content-encoding"],
  ["f", "from"],
  ["i", "call-id"],
  ["j", "reject-contact"],
  ["k", "supported"],
  ["l", "content-length"],
  ["m", "contact"],
  ["o", "event"],
  ["r", "refer-to"],
  ["s", "subject"],
  ["t", "to"],
  ["u", "allow-events"],
  ["v", "via"],
  ["x", "session-expires"],
  ["y", "identity"],
];

const AS_PRINTED: readonly string[] = [
  "Via",
  "Max-Forwards",
  "From",
  "To",
  "Call-ID",
  "CSeq",
  "Contact",
  "Route",
  "Record-Route",
  "Allow",
  "Allow-Events",
  "Supported",
  "Require",
  "Unsupported",
  "Accept",
  "Accept-Encoding",
  "Accept-Language",
  "Content-Type",
  "Content-Length",
  "Content-Disposition",
  "Session-Expires",
  "Min-SE",
  "Expires",
  "Min-Expires",
  "Event",
  "Subscription-State",
  "Reason",
  "Warning",
  "Retry-After",
  "User-Agent",
  "Server",
  "Recv-Info",
  "WWW-Authenticate",
  "Conversation-ID",
  "Contribution-ID",
  "InReplyTo-Contribution-ID",
  "RAck",
  "RSeq",
];

const PRINTED: ReadonlyMap<HeaderName, string> = new Map(
  AS_PRINTED.map((printed) => [printed.toLowerCase(), printed]),
);

/** Every spelling met daily, so that the usual header costs one look-up and no new string. */
const KNOWN: ReadonlyMap<string, HeaderName> = new Map([
  ...AS_PRINTED.map((printed) => [printed, printed.toLowerCase()] as const),
  ...AS_PRINTED.map((printed) => [printed.toLowerCase(), printed.toLowerCase()] as const),
  ...COMPACT,
  ...COMPACT.map(([short, long]) => [short.toUpperCase(), long] as const),
]);

function capitalised(name: HeaderName): string {
  return name.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => dash + letter.toUpperCase(),
  );
}
