import { addDuration, assertNever, type Env, type Instant } from "../../lib/index.ts";
import type { Session } from "../../session/index.ts";
import { participantLimits } from "../limits.ts";

/**
 * Whether the focus can still say what there is to see. A CLUE channel that fails while the session
 * lives leaves all media as they were agreed (RFC 8848 §4.5.4.4), but who joins from then on stays
 * unseen.
 *
 *     none ── active ──► active ── lost ──► reopening ── not active again in time ──► a new dialog
 *                          ▲                    │
 *                          └────── active ──────┘
 *
 * It is opened again on the SCTP association that lives on, at most so often in a row; where that
 * brings nothing, a new dialog brings a new one. Not so for a channel that never lasted: with a focus
 * that does not get on with our CLUE, the media are better left alone.
 */
export type ClueLoss =
  /** Not active yet in this dialog, or given up. */
  | { readonly phase: "none" }
  | ({ readonly phase: "active"; readonly since: Instant } & Openings)
  | ({ readonly phase: "reopening"; readonly until: Instant } & Openings);

interface Openings {
  /** How often it was opened again since it lasted. */
  readonly openings: number;
  /** Whether it has lasted at any time in this dialog. */
  readonly hasLasted: boolean;
}

export function clueLossOf(loss: ClueLoss, session: Session | undefined, env: Env): ClueLoss {
  if (!session) return { phase: "none" };
  const isActive = session.channel?.phase === "active";
  switch (loss.phase) {
    case "none": {
      const first = { since: env.now, openings: 0, hasLasted: false };
      return isActive ? { phase: "active", ...first } : loss;
    }
    case "active":
      return isActive ? loss : lost(loss, env);
    case "reopening": {
      const { openings, hasLasted } = loss;
      if (isActive) return { phase: "active", since: env.now, openings, hasLasted };
      return loss.until <= env.now ? { phase: "none" } : loss;
    }
    default:
      return assertNever(loss);
  }
}

function lost(loss: Extract<ClueLoss, { readonly phase: "active" }>, env: Env): ClueLoss {
  const { steadyAfter, clueReopensWithin } = participantLimits;
  const hasLasted = addDuration(loss.since, steadyAfter) <= env.now;
  return {
    phase: "reopening",
    until: addDuration(env.now, clueReopensWithin),
    openings: hasLasted ? 0 : loss.openings,
    hasLasted: hasLasted || loss.hasLasted,
  };
}

/** Counts one more opening, where there may be one. */
export function reopened(loss: ClueLoss): ClueLoss | undefined {
  if (loss.phase !== "reopening" || loss.openings >= participantLimits.clueReopenings) {
    return undefined;
  }
  return { ...loss, openings: loss.openings + 1 };
}

export function isToBeReplaced(loss: ClueLoss, env: Env): boolean {
  return loss.phase === "reopening" && loss.hasLasted && loss.until <= env.now;
}
