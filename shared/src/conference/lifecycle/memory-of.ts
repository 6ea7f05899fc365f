import { assertNever } from "../../lib/index.ts";
import type { Conference, Participant } from "../conference.ts";
import type { ConferenceMemory, RememberedParticipant } from "./memory.ts";

/**
 * What is to be kept of this conference now: everything that answers a rejoin after a crash. An
 * ad-hoc conference that is not long-lived ends with its process; only that it was ended for good
 * outlives it.
 */
export function memoryOf(conference: Conference): ConferenceMemory | undefined {
  const { uri, policy, conversation } = conference;
  const isLasting = policy.kind === "pre-defined" || policy.longLived;
  if (!isLasting && conference.lifecycle.phase !== "released") return undefined;
  return {
    uri,
    policy,
    phase: conference.lifecycle.phase,
    conversation,
    lastParticipants: policy.longLived ? rememberedOf(conference) : [],
    ...chatOf(conference),
  };
}

/** Messages wait for those who may come back, and as long as they may. */
function chatOf({ policy, lifecycle, chat }: Conference): Pick<ConferenceMemory, "chat"> {
  const isKept =
    policy.longLived && lifecycle.phase !== "released" && chat.kept.messages.length > 0;
  return isKept ? { chat: chat.kept } : {};
}

/** Who is in it, or was when it was last lively and has not come back or said goodbye since. */
export function rememberedOf({
  participants,
  absent,
}: Conference): readonly RememberedParticipant[] {
  return [...participants.values()].filter(hasBeenHere).map(remembered).concat(absent);
}

/** An attempt to join has not made anybody a participant yet; who said goodbye is none any more. */
export function hasBeenHere({ presence }: Participant): boolean {
  switch (presence.phase) {
    case "joining":
      return presence.heldAs !== undefined || presence.answered;
    case "connected":
    case "lost":
      return true;
    case "removed":
    case "departed":
      return false;
    default:
      return assertNever(presence);
  }
}

export function remembered(participant: Participant): RememberedParticipant {
  const { entity, displayName, seat, instance, role, anonymous, proven } = participant;
  const device = instance !== undefined && { instance };
  return { entity, displayName, seat, role, anonymous, proven, ...device };
}

export function sameMemory(
  one: ConferenceMemory | undefined,
  other: ConferenceMemory | undefined,
): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  return (
    one.policy === other.policy &&
    one.phase === other.phase &&
    one.conversation === other.conversation &&
    one.chat === other.chat &&
    one.lastParticipants.length === other.lastParticipants.length &&
    one.lastParticipants.every((each, at) => sameParticipant(each, other.lastParticipants[at]))
  );
}

function sameParticipant(one: RememberedParticipant, other?: RememberedParticipant): boolean {
  return (
    one.entity === other?.entity &&
    one.displayName === other.displayName &&
    one.seat === other.seat &&
    one.instance === other.instance &&
    one.role === other.role &&
    one.anonymous === other.anonymous &&
    one.proven === other.proven
  );
}
