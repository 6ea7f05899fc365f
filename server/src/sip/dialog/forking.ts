import { addDuration, assertNever, type Instant, ms } from "@parley/shared/lib";

/**
 * One INVITE at every contact of a person at once: the first 2xx wins, the others are called off
 * (RFC 3261 §16.7, done by the caller).
 *
 *     branch:  calling ──1xx──► proceeding ──final──► over
 *               ▲ └───────final──────────────────────►┘
 *               └──called again── proceeding
 *
 * Until it is settled, a 2xx settles it, and so do a 6xx, the last branch that is over, the user
 * and the deadline; then branches that proceed are cancelled, and others once they do.
 */
export interface Forking {
  readonly branches: ReadonlyMap<string, BranchPhase>;
  readonly rang: boolean;
  /** What the user has been told; until then every 2xx is wanted. */
  readonly outcome?: "answered" | "failed";
  /** The refusal to tell if nobody answers. */
  readonly best?: number;
  readonly giveUpAt: Instant;
}

type BranchPhase = "calling" | "proceeding" | "over";

export type ForkingInput =
  /** Status of a response, or what stands for one: 408, 503. */
  | { readonly type: "response-received"; readonly branch: string; readonly status: number }
  /** Another INVITE goes there, to which nothing has come yet. */
  | { readonly type: "called-again"; readonly branch: string }
  | { readonly type: "cancel-requested" }
  | { readonly type: "deadline-passed" };

export type ForkingEffect =
  | { readonly type: "tell-ringing" }
  | { readonly type: "tell-answered"; readonly branch: string }
  | { readonly type: "tell-failed"; readonly status: number }
  | { readonly type: "send-cancel"; readonly branch: string }
  /** A 2xx that is too late: an ACK, and a BYE (RFC 3261 §13.2.2.4). */
  | { readonly type: "decline"; readonly branch: string };

/** With no branch at all nobody is there: 480. */
export function openForking(
  branches: readonly string[],
  now: Instant,
): [Forking, readonly ForkingEffect[]] {
  const opened: Forking = {
    branches: new Map(branches.map((branch) => [branch, "calling"])),
    rang: false,
    giveUpAt: addDuration(now, RINGING_FOR),
  };
  return branches.length > 0 ? [opened, []] : fail(opened, 480);
}

export function stepForking(
  state: Forking,
  input: ForkingInput,
  now: Instant,
): [Forking, readonly ForkingEffect[]] {
  switch (input.type) {
    case "response-received":
      return input.status < 200
        ? proceed(state, input.branch, input.status)
        : finish(state, input.branch, input.status);
    case "called-again":
      return [withBranch(state, input.branch, "calling"), []];
    case "cancel-requested":
      return state.outcome ? [state, []] : fail(state, 487);
    case "deadline-passed":
      return state.outcome || now < state.giveUpAt ? [state, []] : fail(state, 408);
    default:
      return assertNever(input);
  }
}

export function forkingDeadline({ outcome, giveUpAt }: Forking): Instant | undefined {
  return outcome === undefined ? giveUpAt : undefined;
}

/** Our policy: who has not answered by then will not. */
const RINGING_FOR = ms(60_000);

function proceed(
  state: Forking,
  branch: string,
  status: number,
): [Forking, readonly ForkingEffect[]] {
  const phase = state.branches.get(branch);
  if (phase === undefined || phase === "over") return [state, []];
  const next = withBranch(state, branch, "proceeding");
  if (state.outcome) return [next, phase === "calling" ? [{ type: "send-cancel", branch }] : []];
  if (status === 100 || state.rang) return [next, []];
  return [{ ...next, rang: true }, [{ type: "tell-ringing" }]];
}

function finish(
  state: Forking,
  branch: string,
  status: number,
): [Forking, readonly ForkingEffect[]] {
  const over = withBranch(state, branch, "over");
  if (status < 300) {
    return state.outcome
      ? [over, [{ type: "decline", branch }]]
      : settle({ ...over, outcome: "answered" }, { type: "tell-answered", branch });
  }
  if (state.outcome) return [over, []];
  const best = better(state.best, status);
  const isLast = [...over.branches.values()].every((phase) => phase === "over");
  // RFC 3261 §16.7 step 5: a 6xx speaks for the person, not for one device.
  if (isLast || status >= 600) return fail(over, best);
  return [{ ...over, best }, []];
}

function fail(state: Forking, status: number): [Forking, readonly ForkingEffect[]] {
  return settle({ ...state, outcome: "failed" }, { type: "tell-failed", status });
}

function settle(state: Forking, told: ForkingEffect): [Forking, readonly ForkingEffect[]] {
  // RFC 3261 §9.1: no CANCEL before a provisional response.
  const cancels = [...state.branches].flatMap(([branch, phase]): ForkingEffect[] =>
    phase === "proceeding" ? [{ type: "send-cancel", branch }] : [],
  );
  return [state, [told, ...cancels]];
}

function withBranch(state: Forking, branch: string, phase: BranchPhase): Forking {
  return { ...state, branches: new Map(state.branches).set(branch, phase) };
}

/** RFC 3261 §16.7 step 6: a 6xx first, else of the lowest class; of one class the earliest. */
function better(best: number | undefined, status: number): number {
  if (best === undefined || status >= 600) return status;
  return Math.floor(status / 100) < Math.floor(best / 100) ? status : best;
}
