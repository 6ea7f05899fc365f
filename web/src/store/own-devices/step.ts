import { type Choices, withSource } from "../choices.ts";
import type { Seat } from "../wanted-sources.ts";
import { level, release } from "./level.ts";
import { missedTold } from "./missed.ts";
import { choicesTaking, type DeviceNotice } from "./notices.ts";
import { listed, withOffers } from "./plugging.ts";
import {
  allSeats,
  andThen,
  type DevicesInput,
  type DevicesState,
  type DevicesStep,
  withSeat,
} from "./state.ts";

/** Takes the input, then lets the seats catch up with it. */
export function stepDevices(state: DevicesState, input: DevicesInput): DevicesStep {
  switch (input.type) {
    case "open-requested":
      return andThen(choose({ ...state, isOpen: true, awake: false }, input.choices), (next) => [
        next,
        [{ type: "list" }],
      ]);
    case "chosen":
      return choose(state, input.choices);
    case "woken":
      return level({ ...state, awake: true });
    case "close-requested":
      return close(state);
    case "retry-requested":
      return level(tryingAgain(state));
    case "listed":
      return andThen(level(listed(state, input.available)), (next) => [
        // Who is not in a meeting need not hear what is plugged in.
        next.isOpen ? withOffers(next, state.available) : next,
        [],
      ]);
    case "arrived":
      return arrived(state, input);
    case "track-ended":
      return ended(state, input.track);
    case "track-muted":
      return [interrupted(state, input.track, input.muted), []];
    case "notice-taken":
    case "notice-dismissed":
      return answered(state, input.id, input.type === "notice-taken");
    default:
      return input satisfies never;
  }
}

/** Whoever chooses has done with what was missed, for the seats that are chosen for. */
function choose(state: DevicesState, choices: Choices): DevicesStep {
  const { choices: before } = state;
  const settled = allSeats.reduce<DevicesState>((next, seat) => {
    if (choiceOf(before, seat) === choiceOf(choices, seat)) return next;
    const { missed: _, ...rest } = next.seats[seat];
    return { ...next, seats: { ...next.seats, [seat]: { ...rest, endings: 0 } } };
  }, state);
  const notices = settled.notices.filter((notice) => !isSettled(notice, before, choices));
  const renamed =
    choices.name === before.name ? [] : [{ type: "rename", name: choices.name } as const];
  return andThen([{ ...settled, choices, notices }, renamed], level);
}

function choiceOf(choices: Choices, seat: Seat) {
  return seat === "microphone" ? choices.microphone : choices.seats[seat];
}

function isSettled(notice: DeviceNotice, before: Choices, after: Choices): boolean {
  if (notice.device === "speaker") return before.speaker !== after.speaker;
  if (notice.type === "found") return before !== after && isChosen(after, notice.info.id);
  return (
    notice.seat !== undefined && choiceOf(before, notice.seat) !== choiceOf(after, notice.seat)
  );
}

function isChosen(choices: Choices, id: string): boolean {
  return allSeats.some((seat) => {
    const choice = choiceOf(choices, seat);
    return choice.type === "real" && choice.id === id;
  });
}

function close(state: DevicesState): DevicesStep {
  const released = allSeats.reduce<DevicesStep>(
    (step, seat) => andThen(step, (next) => release(next, seat)),
    [{ ...state, isOpen: false, awake: false, notices: [] }, []],
  );
  return andThen(released, (next) => [next, [{ type: "close-simulated-room" }]]);
}

function tryingAgain(state: DevicesState): DevicesState {
  return allSeats.reduce((next, seat) => {
    const { held: _, ...rest } = next.seats[seat];
    const again = { ...rest, source: { state: "off" }, endings: 0 } as const;
    const isFailed = rest.source.state === "failed";
    return isFailed ? { ...next, seats: { ...next.seats, [seat]: again } } : next;
  }, state);
}

/** Which devices there are is told only to a page that was allowed one. */
function arrived(
  state: DevicesState,
  { seat, opening, opened, device }: Extract<DevicesInput, { readonly type: "arrived" }>,
): DevicesStep {
  const { opening: awaited, ...place } = state.seats[seat];
  if (awaited !== opening) return [state, opened.ok ? [{ type: "stop", track: opened.track }] : []];
  const here = { ...state, seats: { ...state.seats, [seat]: place } };
  const list = state.available === undefined && place.held?.type === "real";
  const effects = list ? [{ type: "list" } as const] : [];
  if (!opened.ok) {
    const isGone = place.missed !== undefined && opened.error === "not-found";
    const error = isGone ? "ended" : opened.error;
    const failed = withSeat(here, seat, { source: { state: "failed", error } });
    return [missedTold(failed, seat), effects];
  }
  const { track } = opened;
  const source = { state: "live", track, simulated: device === undefined } as const;
  if (device === undefined) return [withSeat(here, seat, { source }), effects];
  // "Whichever" has become this one: the choice says so from here on.
  const settled = withSeat(here, seat, {
    source,
    device,
    ...(device.id !== "" && { held: { type: "real", id: device.id } }),
  });
  const choices =
    device.id === ""
      ? state.choices
      : withSource(state.choices, seat, { type: "real", id: device.id });
  return [missedTold({ ...settled, choices }, seat), effects];
}

/** The seat stays taken while it is found out what there is in its place. */
function ended(state: DevicesState, track: MediaStreamTrack): DevicesStep {
  const seat = seatOf(state, track);
  if (seat === undefined) return [state, []];
  const { held: _, device, endings, ...rest } = state.seats[seat];
  const empty = {
    ...rest,
    source: { state: "starting", replacing: true } as const,
    ...(device && { missed: device }),
    endings: endings + 1,
  };
  return [{ ...state, seats: { ...state.seats, [seat]: empty } }, [{ type: "list" }]];
}

function interrupted(state: DevicesState, track: MediaStreamTrack, muted: boolean): DevicesState {
  const seat = seatOf(state, track);
  const source = seat && state.seats[seat].source;
  if (seat === undefined || source?.state !== "live") return state;
  const { interrupted: _, ...live } = source;
  return withSeat(state, seat, { source: muted ? { ...live, interrupted: true } : live });
}

function seatOf({ seats }: DevicesState, track: MediaStreamTrack): Seat | undefined {
  return allSeats.find((seat) => {
    const { source } = seats[seat];
    return source.state === "live" && source.track === track;
  });
}

function answered(state: DevicesState, id: number, isTaken: boolean): DevicesStep {
  const notice = state.notices.find((one) => one.id === id);
  if (!notice) return [state, []];
  const notices = state.notices.filter((one) => one !== notice);
  const told = { ...state, notices };
  return isTaken ? choose(told, choicesTaking(state.choices, notice)) : [told, []];
}
