import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { shownAs } from "../policy/anonymity.ts";

/** Everybody whom others are shown by this URI; or the one whose id it is, which is no URI. */
export function participantsNamed(draft: Draft, name: string): readonly Participant[] {
  return [...draft.participants.values()].filter(
    (participant) => shownAs(participant).entity === name || participant.id === name,
  );
}
