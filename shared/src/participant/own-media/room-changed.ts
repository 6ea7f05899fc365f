import { assertNever } from "../../lib/index.ts";
import type { Participant, ParticipantInput } from "../participant.ts";
import { muteAnswered } from "../talk/mute-request.ts";
import { isAdvertisedAlike, type OwnRoom, ownContent } from "./own-room.ts";

/** What a person, or a device, does to one's own room. */
export type RoomInput = Extract<
  ParticipantInput,
  { readonly type: "cameras-switched" | "microphone-switched" | "own-sources-changed" }
>;

export function roomChanged(participant: Participant, input: RoomInput): Participant {
  const { ownRoom } = participant;
  switch (input.type) {
    case "cameras-switched":
      return withRoom(participant, { ...ownRoom, camerasOn: input.on });
    case "microphone-switched":
      return withRoom(muteAnswered(participant), { ...ownRoom, microphoneOn: input.on });
    case "own-sources-changed": {
      const { type: _, ...sources } = input;
      const { microphoneMissing: isGone = false } = sources;
      return withRoom(isGone ? muteAnswered(participant) : participant, { ...ownRoom, ...sources });
    }
    default:
      return assertNever(input);
  }
}

function withRoom(participant: Participant, ownRoom: OwnRoom): Participant {
  const content = isAdvertisedAlike(participant.ownRoom, ownRoom)
    ? participant.content
    : ownContent(participant.self, ownRoom);
  return { ...participant, ownRoom, content };
}
