import { type DeviceError, isRefusal } from "../devices/device-error.ts";
import { positionsOf } from "./choices.ts";
import type { OwnDevicesView } from "./own-devices.ts";
import type { Seat } from "./wanted-sources.ts";

/** A device that cannot be had, and why; what can be done is the words' business. */
export interface Trouble {
  readonly device: "camera" | "microphone";
  readonly error: DeviceError;
  /** Every seat that has it. */
  readonly seats: readonly Seat[];
  /** Name of the one that was wanted, where it is known. */
  readonly name?: string;
}

/** It is there, and another program, a setting or the person keeps it from this page. */
export function isKeptFromUs({ error }: Trouble): boolean {
  return error === "in-use" || isRefusal(error);
}

/** Every different trouble once, however many seats have it. */
export function troublesOf({ choices, sources, available }: OwnDevicesView): readonly Trouble[] {
  const troubles = new Map<string, Trouble>();
  for (const seat of [...positionsOf(choices.cameras), "microphone"] as const) {
    const source = sources[seat];
    if (source.state !== "failed") continue;
    const device = seat === "microphone" ? "microphone" : "camera";
    const choice = seat === "microphone" ? choices.microphone : choices.seats[seat];
    const known = device === "microphone" ? available?.microphones : available?.cameras;
    const wanted = choice.type === "real" ? choice.id : undefined;
    const name = known?.find(({ id }) => id === wanted)?.label ?? "";
    const key = `${device} ${source.error} ${name}`;
    const seats = [...(troubles.get(key)?.seats ?? []), seat];
    troubles.set(key, { device, error: source.error, seats, ...(name !== "" && { name }) });
  }
  return [...troubles.values()];
}
