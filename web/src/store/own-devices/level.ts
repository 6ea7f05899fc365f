import { type DeviceError, isRefusal } from "../../devices/device-error.ts";
import { type Seat, type Wanted, wantedSources } from "../wanted-sources.ts";
import { missedTold } from "./missed.ts";
import { withRest } from "./resting.ts";
import {
  allSeats,
  andThen,
  type DevicesEffect,
  type DevicesState,
  type DevicesStep,
  type Opening,
  type SourceView,
  withSeat,
} from "./state.ts";

/** A device that ends as soon as it is opened is opened again so often, and then it is let be. */
const mostEndings = 3;

/**
 * By level: every seat is compared with what it should hold, given the choices and what is plugged
 * in, and only those that differ are touched.
 */
export function level(state: DevicesState): DevicesStep {
  if (!state.isOpen) return [state, []];
  const wanted = withRest(wantedSources(state.choices, state.available), state);
  const changed = allSeats.filter((seat) => isToChange(state, seat, wanted[seat]));
  const held = changed.reduce<DevicesStep>(
    (step, seat) => andThen(step, (next) => hold(next, seat, wanted[seat])),
    [state, []],
  );
  return andThen(held, (next) => [next, openingsOf(next, changed)]);
}

/** Switches off what the seat holds, and forgets what is on its way to it. */
export function release(state: DevicesState, seat: Seat): DevicesStep {
  const { source, held: _, opening: __, device: ___, ...rest } = state.seats[seat];
  const off = {
    ...state,
    seats: { ...state.seats, [seat]: { ...rest, source: { state: "off" } } },
  };
  return [off, source.state === "live" ? stopped(seat, source) : []];
}

function stopped(
  seat: Seat,
  { track, simulated }: Extract<SourceView, { readonly state: "live" }>,
): readonly DevicesEffect[] {
  return simulated && seat === "microphone"
    ? [{ type: "stop-simulated-microphone" }]
    : [{ type: "stop", track }];
}

function isToChange({ seats, choices }: DevicesState, seat: Seat, wanted: Wanted): boolean {
  const { held } = seats[seat];
  if (held && isSame(held, wanted)) return false;
  // Whichever is on its way will do, or has failed; unless the person has picked one since.
  const choice = seat === "microphone" ? choices.microphone : choices.seats[seat];
  const isPicked = choice.type !== "real" || choice.id !== undefined;
  const isAny = held?.type === "real" && held.id === undefined;
  return isPicked || !isAny || wanted.type !== "real";
}

/** Numbers go to the seats first, so that whatever comes back finds its own. */
function hold(state: DevicesState, seat: Seat, wanted: Wanted): DevicesStep {
  const source = sourceAtFirst(state, seat, wanted);
  const opening = state.count + 1;
  return andThen(release(state, seat), (released) => {
    const isComing = source.state === "starting" && wanted.type !== "later";
    const next = withSeat({ ...released, count: opening }, seat, {
      held: wanted,
      source,
      ...(isComing && { opening }),
    });
    return [
      missedTold(next, seat),
      wanted.type === "simulated" ? [{ type: "simulate", seat, opening }] : [],
    ];
  });
}

function sourceAtFirst(state: DevicesState, seat: Seat, wanted: Wanted): SourceView {
  const { source, missed, endings } = state.seats[seat];
  const wasTaken =
    source.state === "live" ||
    (source.state === "starting" && source.replacing) ||
    (source.state === "off" && source.resting);
  const starting = wasTaken
    ? ({ state: "starting", replacing: true } as const)
    : ({ state: "starting" } as const);
  switch (wanted.type) {
    case "off":
      return { state: "off" };
    case "resting":
      return { state: "off", resting: true };
    case "missing":
      return { state: "failed", error: missed ? "ended" : "not-found" };
    case "later":
    case "simulated":
      return starting;
    case "real": {
      const error = endings > mostEndings ? "ended" : refusalOf(state, seat, wanted);
      return error ? { state: "failed", error } : starting;
    }
    default:
      return wanted satisfies never;
  }
}

/** Whichever camera it is, it was refused already. */
function refusalOf(
  { seats }: DevicesState,
  seat: Seat,
  { id }: Extract<Wanted, { readonly type: "real" }>,
): DeviceError | undefined {
  if (seat === "microphone" || id !== undefined) return undefined;
  const others = allSeats.filter((other) => other !== "microphone" && other !== seat);
  const sources = others.map((other) => seats[other].source);
  const refused = sources.find((source) => source.state === "failed" && isRefusal(source.error));
  return refused?.state === "failed" ? refused.error : undefined;
}

/** Nothing has been allowed yet: camera and microphone are asked for with one question. */
function openingsOf(
  { seats, available }: DevicesState,
  changed: readonly Seat[],
): readonly DevicesEffect[] {
  const openings = changed.flatMap((seat): readonly Opening[] => {
    const { held, opening } = seats[seat];
    if (held?.type !== "real" || opening === undefined) return [];
    return [{ seat, opening, ...(held.id !== undefined && { id: held.id }) }];
  });
  if (openings.length === 0) return [];
  const isMicrophone = ({ seat }: Opening) => seat === "microphone";
  const hasBoth = openings.some(isMicrophone) && !openings.every(isMicrophone);
  return [{ type: "open", openings, together: hasBoth && available === undefined }];
}

function isSame(a: Wanted, b: Wanted): boolean {
  if (a.type !== b.type) return false;
  return a.type !== "real" || b.type !== "real" || a.id === b.id;
}
