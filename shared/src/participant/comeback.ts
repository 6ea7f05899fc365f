import { addDuration, assertNever, type Env, type Instant } from "../lib/index.ts";
import { participantLimits } from "./limits.ts";
import type { RosterPerson } from "./roster.ts";

/** What to say to somebody who was away: who left and who joined meanwhile (G6). */
export type Comeback =
  | { readonly phase: "none" }
  /** Away, or back and not yet told by the focus who is there. */
  | { readonly phase: "away"; readonly before: readonly RosterPerson[] }
  | {
      readonly phase: "back";
      readonly left: readonly RosterPerson[];
      readonly joined: readonly RosterPerson[];
      readonly until: Instant;
    };

/** Keeps who was there when the first of a row of losses came. */
export function away(comeback: Comeback, people: readonly RosterPerson[]): Comeback {
  return comeback.phase === "away" ? comeback : { phase: "away", before: people };
}

/**
 * Who left and who joined, by comparing rosters: nobody told the one who was away. Where all were
 * away, as with a focus that was restarted, the first back finds the others missing; whoever turns up
 * after all has not left.
 */
export function back(comeback: Comeback, people: readonly RosterPerson[], env: Env): Comeback {
  switch (comeback.phase) {
    case "none":
      return comeback;
    case "away":
      return {
        phase: "back",
        left: missing(comeback.before, people),
        joined: missing(people, comeback.before),
        until: addDuration(env.now, participantLimits.backShown),
      };
    case "back":
      return { ...comeback, left: missing(comeback.left, people) };
    default:
      return assertNever(comeback);
  }
}

export function expired(comeback: Comeback, env: Env): Comeback {
  return comeback.phase === "back" && comeback.until <= env.now ? { phase: "none" } : comeback;
}

function missing(
  from: readonly RosterPerson[],
  other: readonly RosterPerson[],
): readonly RosterPerson[] {
  const there = new Set(other.map(({ entity }) => entity));
  return from.filter(({ entity }) => !there.has(entity));
}
