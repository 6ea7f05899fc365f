import type { Instant } from "../lib/index.ts";

/**
 * Who may offer now on one dialog (RFC 3264 §4, RFC 3261 §14, RFC 3311 §5.2, RFC 6141 §3.5).
 *
 *                                     offer-wanted
 *                      settled ───────────────────────► offering
 *                      ▲  ▲  ▲       answer-received    │  │  │
 *                      │  │  └──────────────────────────┘  │  │ offer-failed: 481, 408
 *      deadline-passed │  │ wish-changed    offer-failed   │  └──────────► ended
 *                      │  │                                ▼
 *               backing-off, given-up ◄────────────────────┘
 *
 *                                     offer-received
 *      settled, backing-off, given-up ────────────────► answering
 *           ▲    ▲     offer-refused: where it was      │      │ answer-sent to an INVITE
 *           │    └──────────────────────────────────────┤      ▼
 *           │          answer-sent to an UPDATE: settled│   awaiting-ack ────────► ended
 *           │◄──────────────────────────────────────────┘      │     ack-missing
 *           └──────────────────────────────────────────────────┘
 *                      ack-received: settled
 *
 * An UPDATE may also come while the ACK is awaited: `answering` then holds `awaiting-ack` as what
 * it came from. `dialog-ended` leads to `ended` from everywhere. An input not drawn for a phase
 * changes nothing; an offer not drawn is refused with 491 or 500.
 */
export type Negotiation = Common & (Resting | Offering | Answering | Ended);

interface Common {
  /** Which end made the Call-ID: it waits longer after a 491 (RFC 3261 §14.1). */
  readonly callIdOwner: "us" | "peer";
  /** Our offers the peer has refused in a row, those met with 491 not counted. */
  readonly attempts: number;
}

/** No offer is unanswered. */
export type Resting = Settled | BackingOff | GivenUp | AwaitingAck;

/** Our offer may go out. */
interface Settled {
  readonly phase: "settled";
}

/** Our offer was not taken; it may go out again from `retryAt` on. */
interface BackingOff {
  readonly phase: "backing-off";
  readonly retryAt: Instant;
}

/** Our offer was refused once too often; only a change of circumstances brings another. */
interface GivenUp {
  readonly phase: "given-up";
}

/** The peer's INVITE has its 2xx, and that is not yet acknowledged. */
interface AwaitingAck {
  readonly phase: "awaiting-ack";
}

/** Our INVITE is out and unanswered. */
interface Offering {
  readonly phase: "offering";
}

/** The peer's offer is in and unanswered; refused, it was as if never made (RFC 3261 §14.1). */
interface Answering {
  readonly phase: "answering";
  readonly method: "INVITE" | "UPDATE";
  readonly cameFrom: Resting;
}

interface Ended {
  readonly phase: "ended";
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
  /** What our side would offer is not what was refused: the refusals so far count no longer. */
  | { readonly type: "wish-changed" }
  | { readonly type: "answer-received" }
  | { readonly type: "offer-failed"; readonly status: number; readonly retryAfterMs?: number }
  | { readonly type: "deadline-passed" }
  | { readonly type: "dialog-ended" };

export type NegotiationEffect =
  | { readonly type: "send-offer" }
  | { readonly type: "compose-answer" }
  | {
      readonly type: "refuse-offer";
      readonly status: 491 | 500;
      readonly retryAfterSeconds?: number;
    }
  /** 481, 408 or a missing ACK: the dialog is over (RFC 3261 §14.1 and §13.3.1.4). */
  | { readonly type: "end-dialog"; readonly reason: string };

export function openNegotiation(callIdOwner: "us" | "peer"): Negotiation {
  return { callIdOwner, attempts: 0, phase: "settled" };
}

/** Whether an `offer-wanted` would send one now. */
export function mayOffer({ phase }: Negotiation): boolean {
  return phase === "settled";
}

export function negotiationDeadline(negotiation: Negotiation): Instant | undefined {
  return negotiation.phase === "backing-off" ? negotiation.retryAt : undefined;
}
