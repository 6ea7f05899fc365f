import type { Env } from "../../lib/index.ts";
import { isAudible } from "../own-media/own-room.ts";
import type { Participant } from "../participant.ts";

/** A host asks this end to mute; only the person here can. Nobody is asked for what is so already. */
export function muteAsked(participant: Participant, by: string, env: Env): Participant {
  if (!isAudible(participant.ownRoom)) return participant;
  return { ...participant, muteRequest: { by, at: env.now } };
}

/** The microphone was switched, or is gone: whatever was asked is answered by that. */
export function muteAnswered(participant: Participant): Participant {
  const { muteRequest: _, ...rest } = participant;
  return rest;
}
