import { addDuration, type Env, type Instant } from "../lib/index.ts";
import { participantLimits } from "./limits.ts";
import type { RosterPerson } from "./roster.ts";

/** What to say to somebody who was away: who left and who joined meanwhile (G6). */
export type Comeback =
  | { readonly phase: "none" }
  /** Away, or back and not yet told by the focus who is there. */
  | { readonly phase: "away"; readonly before: readonly RosterPerson[] }
  | {
      readonly phase: "back";
      readonly left: readonly string[];
      readonly joined: readonly string[];
      readonly until: Instant;
    };

/** Keeps who was there when the first of a row of losses came. */
export function away(comeback: Comeback, people: readonly RosterPerson[]): Comeback {
  return comeback.phase === "away" ? comeback : { phase: "away", before: people };
}

/** The names of those who left and joined, by comparing rosters: nobody told the one who was away. */
export function back(comeback: Comeback, people: readonly RosterPerson[], env: Env): Comeback {
  if (comeback.phase !== "away") return comeback;
  return {
    phase: "back",
    left: namesMissing(comeback.before, people),
    joined: namesMissing(people, comeback.before),
    until: addDuration(env.now, participantLimits.backShown),
  };
}

export function expired(comeback: Comeback, env: Env): Comeback {
  return comeback.phase === "back" && comeback.until <= env.now ? { phase: "none" } : comeback;
}

function namesMissing(
  from: readonly RosterPerson[],
  other: readonly RosterPerson[],
): readonly string[] {
  const there = new Set(other.map(({ entity }) => entity));
  return from.filter(({ entity }) => !there.has(entity)).map(({ name }) => name);
}
