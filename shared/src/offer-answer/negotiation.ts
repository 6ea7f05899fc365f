import type { Env, Instant } from "../lib/index.ts";

/** CONTRACT, to be implemented: who may offer now on one dialog (RFC 3264 §4, RFC 3261 §14, RFC 3311 §5, RFC 6141). */
export interface Negotiation {
  /** Whether this end made the Call-ID: 2.1-4 s against 0-2 s after a 491 (RFC 3261 §14.1). */
  readonly callIdOwner: "us" | "peer";
  readonly phase: "settled" | "offering" | "answering" | "awaiting-ack" | "backing-off" | "ended";
}
export type NegotiationInput =
  /** The peer's offer came in an INVITE, re-INVITE or UPDATE. */
  | { readonly type: "offer-received"; readonly method: "INVITE" | "UPDATE" }
  /** We answered it with a 2xx (an INVITE's still waits for its ACK). */
  | { readonly type: "answer-sent" }
  /** We refused it (488, …). */
  | { readonly type: "offer-refused" }
  | { readonly type: "ack-received" }
  | { readonly type: "ack-missing" }
  /** Our side wants to offer; legal at any time, remembered by nobody: the parent asks again. */
  | { readonly type: "offer-wanted" }
  | { readonly type: "answer-received" }
  | { readonly type: "offer-failed"; readonly status: number; readonly retryAfterMs?: number }
  | { readonly type: "deadline-passed" }
  | { readonly type: "dialog-ended" };
export type NegotiationEffect =
  | { readonly type: "send-offer" }
  | { readonly type: "compose-answer" }
  | { readonly type: "refuse-offer"; readonly status: 491 | 500; readonly retryAfterSeconds?: number }
  /** 481, 408 or a missing ACK: the dialog is over (RFC 3261 §14.1, §13.3.1.4, RFC 5057). */
  | { readonly type: "end-dialog"; readonly reason: string };
export declare function openNegotiation(callIdOwner: "us" | "peer"): Negotiation;
export declare function stepNegotiation(n: Negotiation, input: NegotiationInput, env: Env): [Negotiation, readonly NegotiationEffect[]];
export declare function mayOffer(n: Negotiation): boolean;
export declare function negotiationDeadline(n: Negotiation): Instant | undefined;
