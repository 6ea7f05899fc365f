import { instantMessageLimits } from "../../instant-message/index.ts";
import { ms } from "../../lib/index.ts";

/** Bounds of what this end keeps of the conversation; all of them our policy. */
export const chatOwnLimits = {
  textBytes: instantMessageLimits.textBytes,
  /** Messages that can be read back. */
  entries: 500,
  /** Said here and not taken in yet; more are not written down. */
  unsent: 50,
  /** How long a reaction is seen, and how many at a time. */
  reactionShown: ms(5_000),
  reactions: 30,
} as const;
