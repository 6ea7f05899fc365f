import { addDuration, type Instant, isDue, ms } from "../../lib/index.ts";
import type { Conference, Lifecycle } from "../conference.ts";
import type { Draft } from "../draft.ts";
import type { ParticipantId } from "../ids.ts";
import { seatedIn } from "../policy/admission.ts";
import { endLeg } from "../presence/leave.ts";
import type { RememberedParticipant } from "./memory.ts";
import { hasBeenHere, rememberedOf } from "./memory-of.ts";

type Active = Extract<Lifecycle, { readonly phase: "active" }>;

/** The first INVITE that is accepted begins the conference, or begins it anew: whether it has. */
export function begin(draft: Draft, initiator: ParticipantId): boolean {
  if (draft.conference.lifecycle.phase !== "inactive") return false;
  const lifecycle = { phase: "active", since: draft.env.now, initiator, most: 0 } as const;
  draft.conference = { ...draft.conference, lifecycle };
  return true;
}

/** Whether the conference is to end now, found out by looking at who is there (S2.37-S2.43). */
export function endIfDue(draft: Draft): void {
  const { lifecycle, policy } = draft.conference;
  if (lifecycle.phase !== "active") return;
  const current = noted(draft, lifecycle);
  draft.conference = { ...draft.conference, lifecycle: current };
  const remaining = seatedIn(draft.conference);
  const { maxLength, inactivity } = endingsOf(draft.conference, current);
  if (policy.autoRelease && !remaining.some(({ id }) => id === current.initiator)) {
    return end(draft, 410, "The initiator has left");
  }
  const least = policy.numberOfRemainingParticipants;
  if (least !== undefined && current.most > least && remaining.length <= least) {
    return end(draft, 410, "Gone");
  }
  if (isDue(maxLength, draft.env.now)) return end(draft, 410, "The time is over");
  if (isDue(inactivity, draft.env.now)) return end(draft, 480, "Bearer unavailable");
  if (remaining.length === 0) {
    draft.conference = { ...draft.conference, lifecycle: { phase: "inactive" } };
  }
}

/** The one moment at which it ends by itself, if any. */
export function endingDeadlines(conference: Conference): readonly (Instant | undefined)[] {
  const { lifecycle } = conference;
  if (lifecycle.phase !== "active") return [];
  const { maxLength, inactivity } = endingsOf(conference, lifecycle);
  return [maxLength, inactivity];
}

/**
 * Ends it for everyone who is there. 410 leaves nothing (S2.37); after 480 a long-lived
 * conference keeps who was in it and may be started again (S2.38).
 */
export function end(draft: Draft, cause: 410 | 480, text: string): void {
  if (draft.conference.lifecycle.phase === "released") return;
  const absent = cause === 480 ? lastParticipants(draft) : [];
  for (const id of [...draft.legs.keys()]) endLeg(draft, id, { protocol: "SIP", cause, text });
  draft.participants.clear();
  const lifecycle = { phase: cause === 410 ? "released" : "inactive" } as const;
  draft.conference = { ...draft.conference, lifecycle, absent };
}

function lastParticipants({ conference }: Draft): readonly RememberedParticipant[] {
  return conference.policy.longLived ? rememberedOf(conference) : [];
}

function noted({ conference, env }: Draft, lifecycle: Active): Active {
  const { quietSince, ...rest } = lifecycle;
  const here = [...conference.participants.values()].filter(hasBeenHere);
  const most = Math.max(lifecycle.most, here.length);
  const connected = [...conference.participants.values()].filter(
    ({ presence }) => presence.phase === "connected",
  );
  const isQuiet = connected.length < 2;
  return { ...rest, most, ...(isQuiet && { quietSince: quietSince ?? env.now }) };
}

function endingsOf({ policy }: Conference, { since, quietSince }: Active) {
  const after = (start: Instant | undefined, seconds: number | undefined) =>
    start === undefined || seconds === undefined
      ? undefined
      : addDuration(start, ms(seconds * 1_000));
  return {
    maxLength: after(since, policy.sessionMaxLengthSeconds),
    inactivity: after(quietSince, policy.inactivitySeconds),
  };
}
