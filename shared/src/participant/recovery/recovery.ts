import {
  addDuration,
  assertNever,
  type Duration,
  type Env,
  type Instant,
  ms,
} from "../../lib/index.ts";
import { participantLimits } from "../limits.ts";
import type { LossCause } from "./loss-cause.ts";

/**
 * How a participant gets its dialog with the focus, and gets it back when something breaks:
 * attempt after attempt within one budget, each the same ladder (G19, G20).
 *
 *   idle ── start ──► opening ── flow-opened, dialog gone ──────► inviting ── answered ──► settled
 *                     ▲ │  │                                      ▲   │                  ▲  │  │
 *                     │ │  └─ flow-opened, ─► rehoming ─ options ─┘   │                  │  │  │
 *           deadline, │ │     dialog kept       │  │     refused      │                  │  │  │
 *        retry-wanted │ │                       │  └─ options accepted ──────────────────┘  │  │
 *                     │ ▼                       ▼                     ▼                     │  │
 *                   waiting ◄── flow-lost, invite-failed, deadline ───┘   lost again soon ──┘  │
 *                     │                                                                        │
 *                     └─ 45 s after the first loss, from every attempt: idle                   │
 *                   opening ◄── flow-lost (dialog kept), dialog-lost (gone) ───────────────────┘
 *
 * Each attempt begins with a new flow: one that looks open may be dead (half-open TCP). Whoever
 * does not want to wait for one that is out (retry-wanted) has it taken for failed, and the next
 * opened at once. An input not drawn for a phase changes nothing.
 */
export type Recovery =
  /** No dialog, and none wanted. */
  | { readonly phase: "idle" }
  /** A dialog and a flow; `after` is the outage it came out of, in case it was no end of it. */
  | { readonly phase: "settled"; readonly after: Outage; readonly since: Instant }
  | Attempt;

export interface Attempt {
  readonly phase: "waiting" | "opening" | "rehoming" | "inviting";
  /** When this phase has lasted long enough. */
  readonly deadline: Instant;
  readonly outage: Outage;
  /** Whether the dialog may still be alive at the focus. */
  readonly dialog: "kept" | "gone";
  /** When something was sent out last: a flow opened, an OPTIONS, an INVITE. */
  readonly triedAt: Instant;
  /** The network has come back since its flow was opened: one that has not opened soon is replaced. */
  readonly overtaken?: true;
}

export interface Outage {
  /** Attempts made or about to be made, from 1. */
  readonly attempt: number;
  readonly giveUpAt: Instant;
  /** What the newest failure shows. */
  readonly cause: OutageCause;
}

/** What the attempts themselves can tell. */
export type OutageCause = Exclude<LossCause, "network-gone">;

export type RecoveryInput =
  | { readonly type: "start" }
  | { readonly type: "stop" }
  | { readonly type: "flow-opened" }
  | { readonly type: "flow-lost" }
  /** The dialog is over, or no media flows on it any more. */
  | { readonly type: "dialog-lost"; readonly cause?: "media-lost" | "dialog-ended" }
  | { readonly type: "options-answered"; readonly accepted: boolean }
  | { readonly type: "answered" }
  /** The INVITE was refused in a way that another attempt may mend, `retryAfter` from now on. */
  | { readonly type: "invite-failed"; readonly retryAfter?: Duration }
  /** A person does not want to wait: not for the next attempt, nor for what has become of this one. */
  | { readonly type: "retry-wanted" }
  /** What could not be reached a moment ago may be, by a network that was not there. */
  | { readonly type: "network-back" }
  | { readonly type: "deadline-passed" };

export type RecoveryEffect =
  /** A new WebSocket, in place of the one there may be. */
  | { readonly type: "open-flow" }
  /** In the dialog, over the new flow: moves the dialog there. */
  | { readonly type: "send-options" }
  /** A new dialog, in place of the one there may be. */
  | { readonly type: "invite" }
  | { readonly type: "give-up" };

type Step = [Recovery, readonly RecoveryEffect[]];

export const idle: Recovery = { phase: "idle" };

export function recoveryDeadline(recovery: Recovery): Instant | undefined {
  return isAttempt(recovery) ? recovery.deadline : undefined;
}

export function isAttempt(recovery: Recovery): recovery is Attempt {
  return recovery.phase !== "idle" && recovery.phase !== "settled";
}

export function stepRecovery(recovery: Recovery, input: RecoveryInput, env: Env): Step {
  if (input.type === "stop") return [idle, []];
  if (isAttempt(recovery) && recovery.outage.giveUpAt <= env.now) {
    return [idle, [{ type: "give-up" }]];
  }
  switch (recovery.phase) {
    case "idle":
      return input.type === "start"
        ? open(firstAttempt("gone", "focus-unreachable", env), env)
        : [recovery, []];
    case "settled":
      return fromSettled(recovery, input, env);
    case "waiting":
    case "opening":
    case "rehoming":
    case "inviting":
      return input.type === "deadline-passed"
        ? deadlinePassed(recovery, env)
        : fromAttempt(recovery, input, env);
    default:
      return assertNever(recovery);
  }
}

function fromSettled(
  settled: Extract<Recovery, { phase: "settled" }>,
  input: RecoveryInput,
  env: Env,
): Step {
  if (input.type !== "flow-lost" && input.type !== "dialog-lost") return [settled, []];
  const dialog = input.type === "flow-lost" ? "kept" : "gone";
  const cause = input.type === "flow-lost" ? "focus-unreachable" : causeOfEnd(input);
  const steady = addDuration(settled.since, participantLimits.steadyAfter) <= env.now;
  return steady
    ? open(firstAttempt(dialog, cause, env), env)
    : retryLater({ outage: settled.after, dialog, triedAt: settled.since }, cause, env);
}

function fromAttempt(attempt: Attempt, input: RecoveryInput, env: Env): Step {
  const { phase } = attempt;
  switch (input.type) {
    case "flow-opened":
      if (phase !== "opening") return [attempt, []];
      return attempt.dialog === "kept" ? rehome(attempt, env) : invite(attempt, env);
    case "flow-lost":
      return phase === "waiting" ? [attempt, []] : retryLater(attempt, "focus-unreachable", env);
    case "dialog-lost":
      if (phase === "inviting") return retryLater(attempt, causeOfEnd(input), env);
      return phase === "rehoming" ? invite(attempt, env) : [{ ...attempt, dialog: "gone" }, []];
    case "options-answered":
      if (phase !== "rehoming") return [attempt, []];
      return input.accepted ? settle(attempt, env) : invite(attempt, env);
    case "answered":
      return phase === "inviting" ? settle(attempt, env) : [attempt, []];
    case "invite-failed":
      return phase === "inviting" ? inviteFailed(attempt, input.retryAfter, env) : [attempt, []];
    case "retry-wanted":
      return retryNow(attempt, env);
    case "network-back":
      return networkBack(attempt, env);
    case "start":
    case "stop":
    case "deadline-passed":
      return [attempt, []];
    default:
      return assertNever(input);
  }
}

function deadlinePassed(attempt: Attempt, env: Env): Step {
  if (env.now < attempt.deadline) return [attempt, []];
  switch (attempt.phase) {
    case "waiting":
      return open(attempt, env);
    case "opening":
      return attempt.overtaken
        ? retryNow(attempt, env)
        : retryLater(attempt, "focus-unreachable", env);
    // The focus does not know the dialog, or cannot be heard: a new dialog is the surer way.
    case "rehoming":
    case "inviting":
      return retryLater({ ...attempt, dialog: "gone" }, "focus-unreachable", env);
    default:
      return assertNever(attempt.phase);
  }
}

/** Of what it may have kept away: a flow, and the next attempt. */
function networkBack(attempt: Attempt, env: Env): Step {
  switch (attempt.phase) {
    case "waiting":
      // RFC 3261 §20.33: the focus has asked for this wait, whatever the network is like.
      return attempt.outage.cause === "asked-to-wait" ? [attempt, []] : retryNow(attempt, env);
    case "opening":
      return env.now < soonestRetry(attempt)
        ? [{ ...hurried(attempt), overtaken: true }, []]
        : retryNow(attempt, env);
    case "rehoming":
    case "inviting":
      return [attempt, []];
    default:
      return assertNever(attempt.phase);
  }
}

/** However often it is asked for: not before what was sent out last had some time to succeed. */
function retryNow(attempt: Attempt, env: Env): Step {
  const { phase, outage } = attempt;
  if (env.now < soonestRetry(attempt)) {
    return [phase === "waiting" ? hurried(attempt) : attempt, []];
  }
  if (phase === "waiting") return open(attempt, env);
  const next = { ...attempt, outage: { ...outage, attempt: outage.attempt + 1 } };
  // As where their time is over.
  return open(phase === "opening" ? next : { ...next, dialog: "gone" }, env);
}

function soonestRetry({ triedAt }: Attempt): Instant {
  return addDuration(triedAt, participantLimits.retriesApart);
}

/** Its phase is over as soon as it may be. */
function hurried(attempt: Attempt): Attempt {
  const soonest = soonestRetry(attempt);
  return soonest < attempt.deadline ? { ...attempt, deadline: soonest } : attempt;
}

type Standing = Pick<Attempt, "outage" | "dialog" | "triedAt">;

function firstAttempt(dialog: Attempt["dialog"], cause: OutageCause, env: Env): Standing {
  const giveUpAt = addDuration(env.now, participantLimits.retryBudget);
  return { outage: { attempt: 1, giveUpAt, cause }, dialog, triedAt: env.now };
}

function open(standing: Standing, env: Env): Step {
  return [
    entered("opening", standing, participantLimits.openFlowWithin, env),
    [{ type: "open-flow" }],
  ];
}

function rehome(standing: Standing, env: Env): Step {
  return [
    entered("rehoming", standing, participantLimits.rehomeWithin, env),
    [{ type: "send-options" }],
  ];
}

function invite(standing: Standing, env: Env): Step {
  const gone = { ...standing, dialog: "gone" } as const;
  return [entered("inviting", gone, participantLimits.answerWithin, env), [{ type: "invite" }]];
}

function settle({ outage }: Standing, env: Env): Step {
  return [{ phase: "settled", after: outage, since: env.now }, []];
}

function causeOfEnd({ cause }: { readonly cause?: OutageCause }): OutageCause {
  return cause ?? "dialog-ended";
}

function inviteFailed(attempt: Attempt, retryAfter: Duration | undefined, env: Env): Step {
  return retryAfter === undefined
    ? retryLater(attempt, "focus-unreachable", env)
    : retryLater(attempt, "asked-to-wait", env, retryAfter);
}

function retryLater(standing: Standing, cause: OutageCause, env: Env, atLeast = ms(0)): Step {
  const outage = { ...standing.outage, attempt: standing.outage.attempt + 1, cause };
  const delay = retryDelay(outage.attempt, atLeast, env);
  return [entered("waiting", { ...standing, outage }, delay, env), []];
}

function retryDelay(attempt: number, atLeast: Duration, env: Env): Duration {
  const { retryDelays, retryJitter } = participantLimits;
  const base = Math.max(atLeast, retryDelays[Math.min(attempt, retryDelays.length) - 1] ?? 0);
  return ms(base + (attempt === 1 ? 0 : env.random() * retryJitter));
}

function entered(
  phase: Attempt["phase"],
  { outage, dialog, triedAt }: Standing,
  within: Duration,
  env: Env,
): Attempt {
  const end = addDuration(env.now, within);
  const deadline = end < outage.giveUpAt ? end : outage.giveUpAt;
  return { phase, outage, dialog, deadline, triedAt: phase === "waiting" ? triedAt : env.now };
}
