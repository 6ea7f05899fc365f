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
  /**
   * Between what was sent out last and an attempt that somebody asks for: as long as the third waits,
   * so that no second sees more than two, whoever asks, and a handshake is not cut short by impatience.
   */
  retriesApart: ms(700),
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
  /**
   * For a CLUE channel that failed to be active again, before a new dialog replaces it: 60 ms on a
   * machine at rest, 1.8 s on a busy one. Pictures go on meanwhile, a new dialog takes them away; and
   * if it was part of an ending, the BYE comes first.
   */
  clueReopensWithin: ms(5_000),
  /** How often in a row, if it does not last. */
  clueReopenings: 2,
  /** For the roster after a return: so long the page does not say yet that it is back. */
  toldWithin: ms(3_000),
  /** How long the page says that it is back. */
  backShown: ms(4_000),
  /** How long the place of somebody who has left stays empty before the others move up. */
  chairStands: ms(2_000),
  /** Between the end of a subscription nobody asked to end and the next SUBSCRIBE. */
  resubscribeAfter: ms(3_000),
  /** Between two INFOs that say how hand or microphone are. */
  tellEvery: ms(1_000),
  /** Before that is said again which the focus had no time for, where it does not say itself. */
  tellAgainAfter: ms(5_000),
  /** Between two samples of the figures that quality is judged by, and while a person reads them. */
  statsEvery: ms(2_000),
  statsEveryWhileRead: ms(1_000),
  /** Two samples nearer than this are one. */
  statsApart: ms(250),
  /** How much of a line's past is kept. */
  statsKept: ms(30_000),
  /** How long another quality lasts before it counts: bad news in two samples, good news slower. */
  worseAfter: ms(4_000),
  betterAfter: ms(10_000),
} as const;
