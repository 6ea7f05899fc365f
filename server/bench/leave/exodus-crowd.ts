import type { Conference, ConferenceEffect, ConferenceInput } from "@parley/shared/conference";
import { meetingOf } from "./meeting.ts";

/** From the process that plays the rooms: first the conference as they have brought it about. */
export type FromRooms =
  | { readonly type: "meeting"; readonly conference: Conference }
  | { readonly type: "inputs"; readonly inputs: readonly ConferenceInput[] };

/** To it: what the focus says to them, in order. */
export type ToRooms = readonly ConferenceEffect[];

/** `node exodus-crowd.ts <rooms>`: a process of its own, so that what it costs is not the focus's. */
const meeting = meetingOf(Number(process.argv[2]));
const said: ConferenceInput[] = [];
meeting.host = { receive: (input) => void said.push(input) };

process.on("message", (effects: ToRooms) => {
  for (const effect of effects) meeting.crowd.perform(effect);
  meeting.crowd.deliver();
  tell({ type: "inputs", inputs: said.splice(0) });
});
process.on("disconnect", () => process.exit());
tell({ type: "meeting", conference: meeting.conference });

function tell(message: FromRooms): void {
  // Whoever measures may have seen enough, and be gone.
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}
