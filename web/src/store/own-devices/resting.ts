import type { Seat, Wanted } from "../wanted-sources.ts";
import type { DevicesState } from "./state.ts";

/**
 * With devices at rest that are switched off, before a call and in it: nobody's camera has its light
 * on for nothing. A microphone is held in a call all the same, so that whoever holds a key to talk is
 * heard from the first word.
 */
export function withRest(
  wanted: Readonly<Record<Seat, Wanted>>,
  { choices, awake }: Pick<DevicesState, "choices" | "awake">,
): Readonly<Record<Seat, Wanted>> {
  const rests = (seat: Seat) =>
    seat === "microphone" ? !choices.microphoneOn && !awake : !choices.camerasOn;
  const at = (seat: Seat): Wanted =>
    isThere(wanted[seat]) && rests(seat) ? { type: "resting" } : wanted[seat];
  return {
    left: at("left"),
    centre: at("centre"),
    right: at("right"),
    microphone: at("microphone"),
  };
}

/** A camera that is chosen and not there has no place to keep. */
function isThere({ type }: Wanted): boolean {
  return type !== "off" && type !== "missing";
}
