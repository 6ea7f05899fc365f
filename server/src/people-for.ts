import { type Conference, mayFollow, seatedIn, shownAs } from "@parley/shared/conference";
import type { Focus } from "./focus/focus.ts";
import type { PersonThere } from "./http/ports.ts";

/**
 * Who is in a conference, for somebody about to join it: by the names and states that everybody in
 * it sees. `entity` is who asks, where that is proven.
 */
export function peopleFor(
  focus: Pick<Focus, "conference" | "mayBeCalled">,
  { required }: { readonly required: boolean },
  name: string,
  entity: string | undefined,
): readonly PersonThere[] | "unknown" | "not-yours" {
  if (!focus.mayBeCalled(name)) return "unknown";
  if (required && entity === undefined) return "not-yours";
  const conference = focus.conference(name);
  if (!conference) return [];
  return mayFollow(conference, { entity: entity ?? nobody }) ? peopleIn(conference) : "not-yours";
}

/** Who is on the way in for the first time is in nobody's sight yet. */
function peopleIn(conference: Conference): readonly PersonThere[] {
  return seatedIn(conference)
    .filter(({ presence }) => presence.phase !== "joining" || presence.heldAs !== undefined)
    .map((participant) => ({
      name: shownAs(participant).displayName,
      state: participant.presence.phase === "connected" ? "connected" : "reconnecting",
    }));
}

/** The URI of somebody who is no member, and in no conference. */
const nobody = "";
