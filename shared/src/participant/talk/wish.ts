import { assertNever } from "../../lib/index.ts";

/** What a host here can wish, and of whom: one person by user entity, or everybody else at once. */
export type Wished =
  | { readonly kind: "mute" | "lower-hand"; readonly entity: string }
  | { readonly kind: "mute-everyone" };

/** Something that a host here wishes of others, and what has come of it. */
export type Wish = {
  /** From 1, in the order they were wished, whatever their kind. */
  readonly sequence: number;
} & (
  | { readonly kind: "mute"; readonly entity: string; readonly state: Asking }
  /** `people`: how many others could be heard when it was wished, as the roster had it. */
  | { readonly kind: "mute-everyone"; readonly people: number; readonly state: Asking }
  /** One that came true is none any more: all see that the hand is down. */
  | {
      readonly kind: "lower-hand";
      readonly entity: string;
      readonly state: "sending" | "failed";
    }
);

/** `asked`: the focus has passed it on; whether they mute is theirs (ADR 0026). */
type Asking = "sending" | "asked" | "failed";

export interface Wishes {
  /** How many there have been so far. */
  readonly made: number;
  /** Oldest first; of one kind about one person, or about everybody, the newest alone. */
  readonly kept: readonly Wish[];
}

export const noWishes: Wishes = { made: 0, kept: [] };

/** Our policy: more than the focus passes on at once, and than anybody reads about. */
const mostKept = 20;

/** With a new one, which is sent once: who is away for a moment is told that it did not go out. */
export function wished(
  { made, kept }: Wishes,
  what: Wished,
  { isHeard, people }: { readonly isHeard: boolean; readonly people: number },
): readonly [Wishes, Wish] {
  const sequence = made + 1;
  const state = isHeard ? "sending" : "failed";
  const wish: Wish =
    what.kind === "mute-everyone"
      ? { ...what, people, sequence, state }
      : { ...what, sequence, state };
  const others = kept.filter((other) => !isSame(other, wish));
  return [{ made: sequence, kept: [...others, wish].slice(-mostKept) }, wish];
}

/** The answer to one that a newer has taken the place of is no news. */
export function wishAnswered(
  wishes: Wishes,
  { sequence, status }: { readonly sequence: number; readonly status: number },
): Wishes {
  const isAccepted = status >= 200 && status < 300;
  return withOutcome(wishes, (wish) => {
    if (wish.sequence !== sequence) return [wish];
    return isAccepted ? accepted(wish) : [failed(wish)];
  });
}

/** Whether they came through before flow or dialog were lost, nobody can say: none is sent twice. */
export function wishesLost(wishes: Wishes): Wishes {
  return withOutcome(wishes, (wish) => [failed(wish)]);
}

/** Whoever is in no conference wishes nothing of anybody there. */
export function wishesForgotten(wishes: Wishes): Wishes {
  return wishes.kept.length === 0 ? wishes : { ...wishes, kept: [] };
}

function isSame(one: Wished, other: Wished): boolean {
  return one.kind === other.kind && entityOf(one) === entityOf(other);
}

function entityOf(wish: Wished): string | undefined {
  return wish.kind === "mute-everyone" ? undefined : wish.entity;
}

function withOutcome(wishes: Wishes, outcomeOf: (wish: Wish) => readonly Wish[]): Wishes {
  if (wishes.kept.every(({ state }) => state !== "sending")) return wishes;
  const kept = wishes.kept.flatMap((wish) => (wish.state === "sending" ? outcomeOf(wish) : [wish]));
  return { ...wishes, kept };
}

function accepted(wish: Wish): readonly Wish[] {
  switch (wish.kind) {
    case "mute":
    case "mute-everyone":
      return [{ ...wish, state: "asked" }];
    case "lower-hand":
      return [];
    default:
      return assertNever(wish);
  }
}

function failed(wish: Wish): Wish {
  return { ...wish, state: "failed" };
}
