import type { Headers } from "./headers.ts";
import type { NameAddr } from "./name-addr.ts";
import type { Via } from "./via.ts";

/** A request as it is printed. Content-Length is the printer's. */
export interface SipRequest {
  readonly kind: "request";
  readonly method: string;
  readonly requestUri: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A response as it is printed. */
export interface SipResponse {
  readonly kind: "response";
  readonly status: number;
  readonly reasonPhrase: string;
  readonly headers: Headers;
  readonly body: string;
}

export type SipMessage = SipRequest | SipResponse;

/** The transport address a message came from. */
export interface Source {
  readonly address: string;
  readonly port: number;
}

/** What every hop and dialog needs of a message, parsed and checked once on arrival. */
export interface Essentials {
  readonly via: Via;
  /** All Via values; in a request the top one is stamped with where it came from. */
  readonly vias: readonly string[];
  /** The top Via's branch; empty where it has none or only the cookie. */
  readonly branch: string;
  readonly from: NameAddr;
  readonly to: NameAddr;
  /** Empty where there is none (RFC 2543 elements). */
  readonly fromTag: string;
  readonly toTag: string;
  readonly callId: string;
  readonly cseq: number;
  readonly cseqMethod: string;
}

export interface ReceivedRequest extends SipRequest, Essentials {
  /** Whether the bytes of the body are UTF-8; where they are not, U+FFFD stands for what was lost. */
  readonly isBodyUtf8: boolean;
}
export type ReceivedResponse = SipResponse & Essentials;

/** As much of a request as a response repeats (RFC 3261 §8.2.6.2). */
export type Answerable = Pick<ReceivedRequest, "method" | "headers" | "vias">;

/** Why a message cannot be taken, and with what a request is answered if it can be at all. */
export interface Malformed {
  readonly why: string;
  readonly answer?: { readonly status: 400 | 413 | 505; readonly request: Answerable };
}
