import { addDuration, assertNever, type Env, type Instant, isDue } from "../../lib/index.ts";
import { participantLimits } from "../limits.ts";
import type { Self } from "../own-media/own-room.ts";
import type { RosterPerson } from "../rooms/roster.ts";
import { isAttempt, type Recovery } from "./recovery.ts";

/** What to say to somebody who was away: who left and who joined meanwhile (G6). */
export type Comeback =
  | { readonly phase: "none" }
  /**
   * Away, or back and not yet told by the focus who is there: for that the page waits until
   * `toldBy` before it says that all is well, so that it can say at once what was missed.
   */
  | {
      readonly phase: "away";
      readonly before: readonly RosterPerson[];
      /** Id of the last message that was told before. */
      readonly after?: string;
      readonly toldBy?: Instant;
    }
  | {
      readonly phase: "back";
      readonly left: readonly RosterPerson[];
      readonly joined: readonly RosterPerson[];
      readonly after?: string;
      readonly until: Instant;
    };

/** What follows from the participant's getting lost, or into a dialog again. */
export function comebackAfter(standing: Standing, after: Recovery, env: Env): Comeback {
  const { comeback, recovery: before } = standing;
  if (before.phase === "settled" && isAttempt(after)) return away(standing);
  const isIn = before.phase !== "settled" && after.phase === "settled";
  return isIn ? returned(comeback, env) : comeback;
}

interface Standing {
  readonly comeback: Comeback;
  readonly recovery: Recovery;
  readonly roster: { readonly people: readonly RosterPerson[] };
  readonly chat: { readonly told: readonly { readonly id: string }[] };
}

/** Keeps who was there, and what was said last, when the first of a row of losses came. */
function away({ comeback, roster, chat }: Standing): Comeback {
  if (comeback.phase === "away") return waiting(comeback);
  const after = chat.told.at(-1)?.id;
  return { phase: "away", before: roster.people, ...(after !== undefined && { after }) };
}

/** Nothing is to be told yet. */
function waiting({ toldBy: _, ...rest }: Away): Comeback {
  return rest;
}

type Away = Extract<Comeback, { readonly phase: "away" }>;

/** By which names everybody was there before this end was lost. */
export function namesBefore({ comeback, roster, self }: Standing & { readonly self: Self }): {
  readonly self: string;
  readonly others: readonly string[];
} {
  const people = comeback.phase === "away" ? comeback.before : roster.people;
  const others = people.filter(({ entity }) => entity !== self.entity);
  return { self: self.name, others: others.map(({ name }) => name) };
}

/** In a dialog again, and about to be told who is there. */
function returned(comeback: Comeback, env: Env): Comeback {
  if (comeback.phase !== "away") return comeback;
  return { ...comeback, toldBy: addDuration(env.now, participantLimits.toldWithin) };
}

/** Whether the page is back but for knowing what it missed. */
export function isToBeTold(comeback: Comeback): boolean {
  return comeback.phase === "away" && comeback.toldBy !== undefined;
}

export function comebackDeadline(comeback: Comeback): Instant | undefined {
  switch (comeback.phase) {
    case "none":
      return undefined;
    case "away":
      return comeback.toldBy;
    case "back":
      return comeback.until;
    default:
      return assertNever(comeback);
  }
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
        ...(comeback.after !== undefined && { after: comeback.after }),
        until: addDuration(env.now, participantLimits.backShown),
      };
    case "back":
      return { ...comeback, left: missing(comeback.left, people) };
    default:
      return assertNever(comeback);
  }
}

export function expired(comeback: Comeback, env: Env): Comeback {
  if (!isDue(comebackDeadline(comeback), env.now)) return comeback;
  return comeback.phase === "away" ? waiting(comeback) : { phase: "none" };
}

function missing(
  from: readonly RosterPerson[],
  other: readonly RosterPerson[],
): readonly RosterPerson[] {
  const there = new Set(other.map(({ entity }) => entity));
  return from.filter(({ entity }) => !there.has(entity));
}
