import type { ReceivedRequest, ReceivedResponse } from "../../message/message.ts";
import type { Reason } from "../../message/reason.ts";
import type { Answer, RefusalToSend } from "../../sip-handle.ts";
import type { DialogStart } from "../dialogs/open-dialog.ts";
import type { LegContext } from "./leg-context.ts";

/** What a leg is made of: an INVITE of the peer's, or its 2xx to one of ours. */
export interface Beginning {
  readonly start: DialogStart;
  readonly message: ReceivedRequest | ReceivedResponse;
  /** `givenUp` is told when the peer no longer waits for our answer. */
  open(context: LegContext, givenUp: (reasons: readonly Reason[]) => void): Opening;
}

/** The offer and answer that open a leg, until the user has answered or refused. */
export interface Opening {
  provisional(status: number): void;
  /** Whether the peer has yet to acknowledge it. */
  answer(answer: Answer): "answered" | "confirmed";
  refuse(refusal: RefusalToSend): void;
  /** The peer has given up: what is owed to it all the same. */
  close(): void;
}
