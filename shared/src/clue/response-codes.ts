/** A response code of RFC 8847 §5.7 with its registered reason string. */
interface ResponseCodeEntry {
  readonly reasonString: string;
  readonly description: string;
}

/** RFC 8847 §5.7, Table 1; the registry is §12.4.2. */
export const RESPONSE_CODES = {
  200: entry("Success", "The request has been successfully processed."),
  300: entry("Low-level request error", "A generic low-level request error has occurred."),
  301: entry("Bad syntax", "The XML syntax of the message is not correct."),
  302: entry("Invalid value", "The message contains an invalid parameter value."),
  303: entry("Conflicting values", "The message contains values that cannot be used together."),
  400: entry("Semantic errors", "The received CLUE protocol message contains semantic errors."),
  401: entry("Version not supported", "The protocol version used in the message is not supported."),
  402: entry("Invalid sequencing", "The message contains an unexpected sequence number."),
  403: entry("Invalid identifier", "The clueId used in the message is invalid or unknown."),
  404: entry("Advertisement expired", "The configure refers to an advertisement out of date."),
  405: entry("Subset choice not allowed", "The subset is not allowed for this MCC."),
} as const satisfies Readonly<Record<number, ResponseCodeEntry>>;

export type ResponseCode = keyof typeof RESPONSE_CODES;
export type FaultCode = Exclude<ResponseCode, 200>;

/** Codes beginning with 2 are success; any class this version does not know is an error (RFC 8847 §5.7). */
export function isSuccess(responseCode: number): boolean {
  return responseCode >= 200 && responseCode <= 299;
}

function entry(reasonString: string, description: string): ResponseCodeEntry {
  return { reasonString, description };
}
