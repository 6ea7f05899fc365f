import type { Wire } from "./wire.ts";

/** What can happen to a server transaction. */
export type ServerInput =
  /** The same request once more. */
  | { readonly type: "request-received" }
  /** The ACK that belongs to an INVITE's final response. */
  | { readonly type: "ack-received" }
  | { readonly type: "response-given"; readonly response: Wire }
  | { readonly type: "deadline-passed" };

export type ServerEffect =
  | { readonly type: "send"; readonly wire: Wire }
  | { readonly type: "send-trying" }
  /** The ACK to a 2xx is the user's (RFC 6026 §7.1). */
  | { readonly type: "pass-ack" }
  /** Timer H: a refused INVITE was never acknowledged. */
  | { readonly type: "ack-missing" };
