import type { ReceivedResponse, SipRequest } from "../message/message.ts";
import type { Wire } from "./wire.ts";

/** What can happen to a client transaction. */
export type ClientInput =
  | { readonly type: "response-received"; readonly response: ReceivedResponse }
  /** The flow is gone or refused the message (RFC 3261 §17.1.4). */
  | { readonly type: "transport-failed" }
  | { readonly type: "deadline-passed" };

export type ClientEffect =
  | { readonly type: "send"; readonly wire: Wire }
  | { readonly type: "pass-response"; readonly response: ReceivedResponse }
  /** Timer B or F; to the user like a 408 (RFC 3261 §8.1.3.1). */
  | { readonly type: "timed-out" }
  /** To the user like a 503 (RFC 3261 §8.1.3.1). */
  | { readonly type: "transport-failed" };

/** A request under way, both as a value and as it is sent. */
export interface SentRequest {
  readonly request: SipRequest;
  readonly wire: Wire;
}
