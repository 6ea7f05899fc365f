import type { Disposition, Mailbox } from "../../instant-message/index.ts";

/** A message as one reader is told it. */
export interface MessageToTell {
  /** Names it in the answer; absent where nobody waits for one. */
  readonly number?: number;
  readonly messageId: string;
  readonly from: Mailbox;
  readonly to: Mailbox;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly disposition: Disposition;
  readonly text: string;
  /** Said while this reader was away. */
  readonly missed: boolean;
  /** Said by this reader itself: it learns where in the row it stands. */
  readonly own: boolean;
}
