import { addDuration, type Env, type Instant } from "../lib/index.ts";
import type { Session } from "../session/index.ts";
import { participantLimits } from "./limits.ts";

/**
 * Whether the focus can still say what there is to see. A CLUE channel that fails while the session
 * lives leaves all media as they were agreed (RFC 8848 §4.5.4.4), but who joins from then on stays
 * unseen: a new dialog brings a new channel. Not so one that failed as soon as it was active: with a
 * focus that does not get on with our CLUE, the media are better left alone.
 */
export type ClueLoss =
  /** Not active yet in this dialog, or given up. */
  | { readonly phase: "none" }
  | { readonly phase: "active"; readonly since: Instant }
  | { readonly phase: "failed"; readonly replaceAt: Instant };

export function clueLossOf(loss: ClueLoss, session: Session | undefined, env: Env): ClueLoss {
  if (!session) return { phase: "none" };
  const isActive = session.channel?.phase === "active";
  if (isActive) return loss.phase === "active" ? loss : { phase: "active", since: env.now };
  if (loss.phase !== "active") return loss;
  const hasLasted = addDuration(loss.since, participantLimits.steadyAfter) <= env.now;
  return hasLasted
    ? { phase: "failed", replaceAt: addDuration(env.now, participantLimits.clueReplacedAfter) }
    : { phase: "none" };
}

export function isToBeReplaced(loss: ClueLoss, env: Env): boolean {
  return loss.phase === "failed" && loss.replaceAt <= env.now;
}
