import type { RosterPerson } from "./roster.ts";

/** Whether anything can be heard of them: they are there to be heard, and have not said that nothing can. */
export function mayBeHeard({
  state,
  isMuted: muted = false,
  isObserver = false,
}: Pick<RosterPerson, "state" | "isMuted" | "isObserver">): boolean {
  return state === "connected" && !muted && !isObserver;
}
