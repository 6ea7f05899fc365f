import { randomUUID } from "node:crypto";
import type { UserAgentParts } from "./core/user-agent.ts";

/** The monotonic clock, the timers and the chance of this process. */
export const realParts = {
  clock: {
    now: () => performance.now(),
    setTimer(delayMs, ring) {
      const timer = setTimeout(ring, delayMs);
      return () => clearTimeout(timer);
    },
  },
  token: cryptoToken,
  random: Math.random,
} satisfies Partial<UserAgentParts>;

/**
 * 122 unguessable bits in letters and digits: tags and branches are what a dialog is held by. Node
 * draws UUIDs from a store of its own, each request of ours needs one, and a call of the system each
 * time would be 5 % of a join.
 */
function cryptoToken(): string {
  return randomUUID().replaceAll("-", "");
}
