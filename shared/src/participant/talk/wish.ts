import { assertNever } from "../../lib/index.ts";

/** Something that a host here wishes of somebody else, and what has come of it. */
export type Wish = {
  /** User entity of whom. */
  readonly entity: string;
  /** From 1, in the order they were wished, whatever their kind. */
  readonly sequence: number;
} & (
  | {
      readonly kind: "mute";
      /** `asked`: the focus has passed it on; whether they mute is theirs (ADR 0026). */
      readonly state: "sending" | "asked" | "failed";
    }
  /** One that came true is none any more: all see that the hand is down. */
  | { readonly kind: "lower-hand"; readonly state: "sending" | "failed" }
);

export type WishKind = Wish["kind"];

export interface Wishes {
  /** How many there have been so far. */
  readonly made: number;
  /** Oldest first; of one kind about one person the newest alone. */
  readonly kept: readonly Wish[];
}

export const noWishes: Wishes = { made: 0, kept: [] };

/** Our policy: more than the focus passes on at once, and than anybody reads about. */
const mostKept = 20;

/** With a new one, which is sent once: who is away for a moment is told that it did not go out. */
export function wished(
  { made, kept }: Wishes,
  { kind, entity }: Pick<Wish, "kind" | "entity">,
  isHeard: boolean,
): readonly [Wishes, Wish] {
  const sequence = made + 1;
  const wish: Wish = { kind, entity, sequence, state: isHeard ? "sending" : "failed" };
  const others = kept.filter((other) => other.kind !== kind || other.entity !== entity);
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

function withOutcome(wishes: Wishes, outcomeOf: (wish: Wish) => readonly Wish[]): Wishes {
  if (wishes.kept.every(({ state }) => state !== "sending")) return wishes;
  const kept = wishes.kept.flatMap((wish) => (wish.state === "sending" ? outcomeOf(wish) : [wish]));
  return { ...wishes, kept };
}

function accepted(wish: Wish): readonly Wish[] {
  switch (wish.kind) {
    case "mute":
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
