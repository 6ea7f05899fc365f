import { ms } from "../lib/index.ts";

/** Every bound of this folder; all of them our policy. */
export const participantLimits = {
  /**
   * Before the first, second, … attempt of an outage; the last one repeats (G20). With its jitter it
   * is the longest that a page sleeps through the return of the focus: pictures take up to 3.5 s more,
   * and all is to be as it was within 5 s. 200 pages come back at 130 a second.
   */
  retryDelays: [0, 300, 700, 1_000].map(ms),
  /** Added to each delay but the first, times chance, so that a full train does not knock at once. */
  retryJitter: ms(500),
  /** From the first loss to the end of all attempts. */
  retryBudget: ms(45_000),
  /** A dialog lost again before this belongs to the same outage: no loop outlives the budget. */
  steadyAfter: ms(10_000),
  /** For a flow to open, TLS included. */
  openFlowWithin: ms(5_000),
  /** For the focus to answer the OPTIONS that re-homes the dialog. */
  rehomeWithin: ms(3_000),
  /** For a final response to an INVITE. */
  answerWithin: ms(10_000),
  /** ICE calls itself disconnected and often mends itself; after this it is a loss. */
  mediaMendsWithin: ms(5_000),
  /** For the CLUE options phase, at the end that begins it and at the other (RFC 8847 §6). */
  clueInitiatorTimeout: ms(10_000),
  clueReceiverTimeout: ms(15_000),
  /** Between a CLUE channel that fails and a new dialog: the BYE it may be part of comes first. */
  clueReplacedAfter: ms(2_000),
  /** How long the page says that it is back. */
  backShown: ms(4_000),
  /** Between the end of a subscription nobody asked to end and the next SUBSCRIBE. */
  resubscribeAfter: ms(3_000),
} as const;
