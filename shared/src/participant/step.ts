import type { Env } from "../lib/index.ts";
import { catchUp } from "./catch-up.ts";
import { agree, closeDialog, openDialog, toSession } from "./dialog.ts";
import {
  endedBecause,
  isWorthRetrying,
  type LeftReason,
  type Refusal,
  refusedBecause,
} from "./ending.ts";
import { roomChanged } from "./own-media/room-changed.ts";
import {
  andThen,
  type Participant,
  type ParticipantInput,
  type ParticipantPhase,
  type ParticipantStep,
} from "./participant.ts";
import { absencesAfter } from "./recovery/absences.ts";
import { clueLossOf, isToBeReplaced, reopened } from "./recovery/clue-loss.ts";
import { back, comebackAfter, expired, namesBefore } from "./recovery/comeback.ts";
import { causeOf } from "./recovery/cut-off.ts";
import { askAnswered, interrupted, isLost, offerAnswered } from "./recovery/media.ts";
import { idle, isAttempt, type RecoveryInput, stepRecovery } from "./recovery/recovery.ts";
import { newSubscription, noRoster, notified, subscriptionLost } from "./rooms/roster.ts";
import { switchedIn } from "./rooms/switched-in.ts";
import { muteAsked } from "./talk/mute-request.ts";
import { talk } from "./talk/talk.ts";
import type { TalkInput } from "./talk/talk-input.ts";

/** Takes the input, then lets everything that follows from it catch up. */
export function stepParticipant(
  participant: Participant,
  input: ParticipantInput,
  env: Env,
): ParticipantStep {
  return andThen(take(participant, input, env), (taken) => catchUp(taken, env));
}

/** What happens in a conference is no news to somebody who is not in one. */
const heardOutside: ReadonlySet<ParticipantInput["type"]> = new Set([
  "join-requested",
  "cameras-switched",
  "microphone-switched",
  "own-sources-changed",
  "viewing-changed",
  "network-gone",
  "network-back",
]);

function take(participant: Participant, input: ParticipantInput, env: Env): ParticipantStep {
  if (!isIn(participant) && !heardOutside.has(input.type)) return [participant, []];
  switch (input.type) {
    case "join-requested":
      return join(participant, env);
    case "cameras-switched":
    case "microphone-switched":
    case "own-sources-changed":
      return [roomChanged(participant, input), []];
    case "viewing-changed":
      return [{ ...participant, viewing: input.viewing }, []];
    case "switched-in":
      return [switchedIn(participant, input.mid, input.source), []];
    case "mute-asked":
      return [muteAsked(participant, input.by, env), []];
    case "leave-requested":
      return leave(participant);
    case "retry-requested":
      return retry(participant, env);
    case "network-gone":
    case "network-back":
      return networkChanged(participant, input.type, env);
    case "flow-opened":
    case "flow-lost":
      return recover(participant, input, env);
    case "answered":
      return answered(participant, input, env);
    case "reoffer-answered":
      return agree({ ...participant, media: offerAnswered(participant.media, env) }, input, env);
    case "refused":
      return refused(participant, input.refusal, env);
    case "ended":
      return ended(participant, input.reasons, env);
    case "options-answered":
      return optionsAnswered(participant, input.status, env);
    case "media-connected":
      return [{ ...participant, media: { phase: "flowing" } }, []];
    case "media-interrupted":
      return [{ ...participant, media: interrupted(participant.media, env) }, []];
    case "path-lost-answered":
      return [{ ...participant, media: askAnswered(participant.media, input.status, env) }, []];
    case "clue-opened":
      return toSession(participant, { type: "channel-opened" }, env);
    case "clue-received":
      return toSession(participant, { type: "message-received", text: input.text }, env);
    case "clue-closed":
      return clueClosed(participant, env);
    case "notified":
      return takeNotify(participant, input.body, env);
    case "subscription-ended":
      return [{ ...participant, roster: subscriptionLost(participant.roster, env) }, []];
    case "deadline-passed":
      return deadlinePassed(participant, env);
    default:
      return takeTalk(participant, input, env);
  }
}

function isIn({ phase }: Participant): boolean {
  return phase.type === "joining" || phase.type === "in-conference";
}

function join(participant: Participant, env: Env): ParticipantStep {
  if (isIn(participant)) return [participant, []];
  return recover({ ...participant, phase: { type: "joining" } }, { type: "start" }, env);
}

/** Works whatever else does not: nothing is waited for (G11). */
function leave(participant: Participant): ParticipantStep {
  const { phase } = participant;
  return end(participant, phase.type === "joining" ? { type: "outside" } : left("left"), {
    status: 200,
    reason: "Call completed",
  });
}

function networkChanged(
  participant: Participant,
  how: "network-gone" | "network-back",
  env: Env,
): ParticipantStep {
  return how === "network-gone"
    ? [{ ...participant, network: "gone" }, []]
    : recover({ ...participant, network: "up" }, { type: "network-back" }, env);
}

/** Nobody waits longer than they want to: neither for the next attempt, nor for media to mend. */
function retry(participant: Participant, env: Env): ParticipantStep {
  const isMending = participant.media.phase === "interrupted" && !isAttempt(participant.recovery);
  if (!isMending) return recover(participant, { type: "retry-wanted" }, env);
  const lost = recover(participant, { type: "dialog-lost", cause: "media-lost" }, env);
  return andThen(lost, (next) => recover(next, { type: "retry-wanted" }, env));
}

function answered(
  participant: Participant,
  descriptions: { readonly local: string; readonly remote: string },
  env: Env,
): ParticipantStep {
  if (participant.recovery.phase !== "inviting") return [participant, []];
  const inside: Participant = {
    ...participant,
    phase: { type: "in-conference" },
    roster: newSubscription(participant.roster),
  };
  const opened = andThen(openDialog(inside, descriptions, env), (next) =>
    recover(next, { type: "answered" }, env),
  );
  return andThen(opened, (next) => [next, [{ type: "subscribe" }]]);
}

function refused(participant: Participant, refusal: Refusal, env: Env): ParticipantStep {
  if (participant.recovery.phase !== "inviting") return [participant, []];
  if (participant.phase.type === "joining") {
    return end(participant, { type: "outside", refusal }, nothingToEnd);
  }
  if (!isWorthRetrying(refusal)) {
    return end(participant, { ...left(refusedBecause(refusal)), refusal }, nothingToEnd);
  }
  const { retryAfter } = refusal;
  const failed = {
    type: "invite-failed",
    ...(retryAfter !== undefined && { retryAfter }),
  } as const;
  return recover(participant, failed, env);
}

function ended(participant: Participant, reasons: readonly string[], env: Env): ParticipantStep {
  const ending = endedBecause(reasons);
  return ending === undefined
    ? recover(participant, { type: "dialog-lost", cause: "dialog-ended" }, env)
    : end(participant, { type: "left", ...ending }, nothingToEnd);
}

function optionsAnswered(participant: Participant, status: number, env: Env): ParticipantStep {
  const accepted = status >= 200 && status < 300;
  return andThen(recover(participant, { type: "options-answered", accepted }, env), (next) => [
    next,
    next.recovery.phase === "settled" ? [{ type: "refresh-subscription" }] : [],
  ]);
}

/** The focus waits for it (RFC 8848 §4.5.4.4); the stream is free by now (RFC 8831 §6.7). */
function clueClosed(participant: Participant, env: Env): ParticipantStep {
  return andThen(toSession(participant, { type: "channel-lost" }, env), (closed) => {
    const clueLoss = reopened(clueLossOf(closed.clueLoss, closed.session, env));
    if (!clueLoss) return [closed, []];
    const reopening = toSession({ ...closed, clueLoss }, { type: "setup-started" }, env);
    return andThen(reopening, (next) => [next, [{ type: "open-clue" }]]);
  });
}

function takeNotify(participant: Participant, body: string, env: Env): ParticipantStep {
  const [roster, outcome] = notified(participant.roster, body, env);
  const told = { ...participant, roster };
  if (outcome !== "told") {
    return [told, outcome === "gap" ? [{ type: "refresh-subscription" }] : []];
  }
  const isBack = participant.recovery.phase === "settled";
  const comeback = isBack ? back(told.comeback, roster.people, env) : told.comeback;
  const absences = absencesAfter(told.absences, told.comeback, comeback);
  return [{ ...told, comeback, absences }, []];
}

/** RFC 3261 §12.2.1.2: a focus that answers 481 knows this dialog no more. */
function takeTalk(participant: Participant, input: TalkInput, env: Env): ParticipantStep {
  const step = talk(participant, input, env);
  const isGone = input.type === "message-answered" && input.status === 481;
  if (!isGone || participant.chat.sending !== input.id) return step;
  return andThen(step, (next) => recover(next, { type: "dialog-lost" }, env));
}

function deadlinePassed(participant: Participant, env: Env): ParticipantStep {
  const none = { phase: "none" } as const;
  const mediaLost = isLost(participant.media, env);
  const clueLost = isToBeReplaced(participant.clueLoss, env);
  const recovered = recover(
    {
      ...participant,
      ...(mediaLost && { media: none }),
      ...(clueLost && { clueLoss: none }),
      comeback: expired(participant.comeback, env),
    },
    mediaLost || clueLost
      ? { type: "dialog-lost", cause: "media-lost" }
      : { type: "deadline-passed" },
    env,
  );
  const stepped = andThen(recovered, (next) => toSession(next, { type: "deadline-passed" }, env));
  return andThen(stepped, (next) => resubscribe(next, env));
}

function resubscribe(participant: Participant, env: Env): ParticipantStep {
  const { resubscribeAt } = participant.roster;
  if (resubscribeAt === undefined || env.now < resubscribeAt) return [participant, []];
  const roster = newSubscription(participant.roster);
  return [{ ...participant, roster }, [{ type: "subscribe" }]];
}

function recover(participant: Participant, input: RecoveryInput, env: Env): ParticipantStep {
  const [recovery, effects] = stepRecovery(participant.recovery, input, env);
  if (effects.some(({ type }) => type === "give-up")) return giveUp(participant);
  const asked = effects.flatMap((effect) => (effect.type === "give-up" ? [] : [effect]));
  const next = { ...participant, recovery, comeback: comebackAfter(participant, recovery, env) };
  return [asked.some(({ type }) => type === "invite") ? closeDialog(next) : next, asked];
}

/** No answer in all that time is what a timeout is taken for: 408 (RFC 3261 §8.1.3.1). */
function giveUp(participant: Participant): ParticipantStep {
  const timeout = { status: 408, reason: "Request Timeout" };
  return participant.phase.type === "joining"
    ? end(participant, { type: "outside", refusal: { status: timeout.status } }, timeout)
    : end(participant, cutOff(participant), timeout);
}

function left(reason: LeftReason): Extract<ParticipantPhase, { readonly type: "left" }> {
  return { type: "left", reason };
}

function cutOff(participant: Participant): ParticipantPhase {
  return { ...left("lost"), cause: causeOf(participant), before: namesBefore(participant) };
}

/** There is no dialog any more: releasing what it held is all that is left of hanging up. */
const nothingToEnd = { status: 200, reason: "Call completed" };

function end(
  participant: Participant,
  phase: ParticipantPhase,
  why: { readonly status: number; readonly reason: string },
): ParticipantStep {
  const outside: Participant = {
    ...closeDialog(participant),
    phase,
    recovery: idle,
    roster: noRoster,
    rooms: [],
    chairs: [],
    places: [],
    comeback: { phase: "none" },
  };
  return [outside, [{ type: "hang-up", ...why }]];
}
