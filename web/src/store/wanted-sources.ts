import type { AvailableDevices } from "../devices/real-devices.ts";
import { type Choices, positionsOf, type SourceChoice } from "./choices.ts";
import type { CameraPosition } from "./view.ts";

export type Seat = CameraPosition | "microphone";

/** What a seat is to hold now. */
export type Wanted =
  | SourceChoice
  /** A real device that is switched off, and let go. */
  | { readonly type: "resting" }
  /** A second real camera: which ones there are is known only once the first was allowed. */
  | { readonly type: "later" }
  /** More cameras asked for than there are. */
  | { readonly type: "missing" };

/**
 * The source of every seat, given the choices and what is plugged in. No camera sits in two seats;
 * one that is gone gives way to the next one free. `available` is undefined until it can be known.
 */
export function wantedSources(
  choices: Choices,
  available: AvailableDevices | undefined,
): Readonly<Record<Seat, Wanted>> {
  const off: SourceChoice = { type: "off" };
  const wanted: Record<Seat, Wanted> = {
    left: off,
    centre: off,
    right: off,
    microphone: presentMicrophone(choices.microphone, available),
  };
  const ids = available?.cameras.map(({ id }) => id) ?? [];
  const taken = new Set<string>();
  const undecided: CameraPosition[] = [];
  for (const position of positionsOf(choices.cameras)) {
    const choice = choices.seats[position];
    wanted[position] = choice;
    if (choice.type !== "real") continue;
    const { id } = choice;
    const usable = id !== undefined && !taken.has(id) && (!available || ids.includes(id));
    if (usable) taken.add(id);
    else undecided.push(position);
  }
  for (const [i, position] of undecided.entries()) {
    const free = ids.find((id) => !taken.has(id));
    if (free !== undefined) taken.add(free);
    wanted[position] = undecidedSource(free, available, i === 0 && taken.size === 0);
  }
  return wanted;
}

/** With no list to choose from, or an empty one, the browser is asked and says why there is none. */
function undecidedSource(
  free: string | undefined,
  available: AvailableDevices | undefined,
  first: boolean,
): Wanted {
  if (free !== undefined) return { type: "real", id: free };
  if (first || available?.cameras.length === 0) return { type: "real" };
  return { type: available === undefined ? "later" : "missing" };
}

function presentMicrophone(choice: SourceChoice, available?: AvailableDevices): SourceChoice {
  if (choice.type !== "real" || choice.id === undefined || available === undefined) return choice;
  return available.microphones.some(({ id }) => id === choice.id) ? choice : { type: "real" };
}
