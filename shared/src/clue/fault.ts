import { MAX_REASON_LENGTH } from "./limits.ts";
import type { ClueMessage } from "./message.ts";
import type { FaultCode } from "./response-codes.ts";

/** What is wrong with a message of the peer: the code to answer and a reason for people. */
export interface ClueFault {
  readonly code: FaultCode;
  readonly reason: string;
}

/** What could be read of a message that cannot be used: a refusal is addressed with it. */
export interface ClueMessageFault extends ClueFault {
  readonly messageType?: ClueMessage["type"];
  readonly sequenceNr?: number;
  readonly clueId?: string;
}

export function fault(code: FaultCode, reason: string): ClueFault {
  return { code, reason: shortReason(reason) };
}

/** A reason at a length that can be sent and kept, whatever the peer's names are like. */
export function shortReason(reason: string): string {
  return reason.length <= MAX_REASON_LENGTH ? reason : `${reason.slice(0, MAX_REASON_LENGTH)}…`;
}
