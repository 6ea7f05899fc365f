import type { Seat, Wanted } from "../wanted-sources.ts";
import type { DevicesState } from "./state.ts";

/**
 * With real devices at rest that are switched off: nobody's camera has its light on for nothing. In a
 * call they are held, from the moment they are woken, so that they are there at once.
 */
export function withRest(
  wanted: Readonly<Record<Seat, Wanted>>,
  { choices, awake }: Pick<DevicesState, "choices" | "awake">,
): Readonly<Record<Seat, Wanted>> {
  const rests = (seat: Seat) =>
    seat === "microphone"
      ? !choices.microphoneOn && !awake.microphone
      : !choices.camerasOn && !awake.cameras;
  const at = (seat: Seat): Wanted => {
    const { type } = wanted[seat];
    const isNoDevice = type === "off" || type === "simulated";
    return !isNoDevice && rests(seat) ? { type: "resting" } : wanted[seat];
  };
  return {
    left: at("left"),
    centre: at("centre"),
    right: at("right"),
    microphone: at("microphone"),
  };
}
