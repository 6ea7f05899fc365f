import type { Participant, ParticipantStep } from "../participant.ts";
import { asked, flowLost, isUntold } from "./media.ts";

/** The focus is told of a lost path as soon as it can be, and anew on each flow. */
export function mendPath(participant: Participant): ParticipantStep {
  const { media, phase, recovery } = participant;
  const isHeard = phase.type === "in-conference" && recovery.phase === "settled";
  if (!isHeard) return [{ ...participant, media: flowLost(media) }, []];
  if (!isUntold(media)) return [participant, []];
  return [{ ...participant, media: asked(media) }, [{ type: "send-path-lost" }]];
}
