import type { RosterPerson } from "./roster.ts";

/** Whether anything can be heard of them: they are there, and have not said that nothing can. */
export function mayBeHeard({
  state,
  isMuted: muted = false,
}: Pick<RosterPerson, "state" | "isMuted">): boolean {
  return state === "connected" && !muted;
}
