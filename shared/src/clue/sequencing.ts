import type { Env } from "../lib/index.ts";
import { type ClueFault, fault } from "./fault.ts";

/**
 * One dialogue's sequence numbers: those of the messages sent in a role, and those of the peer's in the other
 * (RFC 8847 §5). Initiation, provider and consumer each have their own.
 */
export interface Numbering {
  readonly nextToSend: number;
  /** Absent before the peer's first message, whose number is arbitrary. */
  readonly lastReceived?: number;
}

/** `repeated`: this number or a higher one was seen already. */
export type Order = "expected" | "gap" | "repeated";

/** Of a dialogue that has not begun: nothing is sent under it. */
export const NOT_BEGUN: Numbering = { nextToSend: 1 };

/** Starts at random (RFC 8847 §5); below 2^31 so that no session reaches an unsafe integer. Our policy. */
export function openNumbering(env: Env): Numbering {
  return { nextToSend: 1 + Math.floor(env.random() * (2 ** 31 - 1)) };
}

export function afterSending(numbering: Numbering): Numbering {
  return { ...numbering, nextToSend: numbering.nextToSend + 1 };
}

/**
 * Takes note of a received number and says whether it was in order; out of order is 402 (RFC 8847 §5).
 * Our policy, where the RFC is silent: after a gap the dialogue goes on from the number received, after a repetition
 * from the highest one seen.
 */
export function afterReceiving(numbering: Numbering, sequenceNr: number): [Numbering, Order] {
  const { lastReceived } = numbering;
  if (lastReceived !== undefined && sequenceNr <= lastReceived) return [numbering, "repeated"];
  const isNext = lastReceived === undefined || sequenceNr === lastReceived + 1;
  return [{ ...numbering, lastReceived: sequenceNr }, isNext ? "expected" : "gap"];
}

export function outOfOrder(sequenceNr: number): ClueFault {
  return fault(402, `${sequenceNr} is out of sequence`);
}
