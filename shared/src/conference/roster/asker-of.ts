import type { LegId } from "../../switching/index.ts";
import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";

/** The participant in whose dialog a REFER came, or whose dialog it names (RFC 4538). */
export function askerOf(draft: Draft, by: LegId | undefined): Participant | undefined {
  const leg = by && draft.legs.get(by);
  return leg && draft.participants.get(leg.participant);
}
