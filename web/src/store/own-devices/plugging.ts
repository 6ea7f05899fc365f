import { isRefusal } from "../../devices/device-error.ts";
import type { AvailableDevices, DeviceInfo } from "../../devices/real-devices.ts";
import type { Choices } from "../choices.ts";
import { type DeviceKind, kindOf, type NewNotice } from "./notices.ts";
import { allSeats, type DevicesState, withNotice, withSeat } from "./state.ts";

/** Stand for whichever device the system prefers; they are no devices that come and go. */
const standIns: ReadonlySet<string> = new Set(["default", "communications"]);

/**
 * Other devices are plugged in than before. Seats whose device is gone remember it, and whoever
 * failed for want of one may try again; `level` does the rest.
 */
export function listed(state: DevicesState, available: AvailableDevices): DevicesState {
  const before = state.available;
  const isKnown = devicesIn(available).length > 0 || hasAskedInVain(state);
  if (before === undefined) return isKnown ? { ...state, available } : state;
  const gone = missing(before, available);
  const missed = allSeats.reduce((next, seat) => {
    const device = state.seats[seat].device;
    const isGone = device !== undefined && gone.some(({ id }) => id === device.id);
    return isGone ? withSeat(next, seat, { missed: device }) : next;
  }, state);
  const isOther = gone.length > 0 || missing(available, before).length > 0;
  const kept = isOther ? forgetFailed(missed) : missed;
  return withoutStale({ ...kept, available });
}

/** What there is to say once the seats have taken what they can. */
export function withOffers(
  state: DevicesState,
  before: AvailableDevices | undefined,
): DevicesState {
  const { available } = state;
  if (before === undefined || available === undefined) return state;
  const speakerGone = goneSpeaker(state.choices, before, available);
  return [
    ...cameBack(state, before, available),
    ...found(state, before, available),
    ...(speakerGone
      ? [{ type: "fell-back", device: "speaker", from: speakerGone.label } as const]
      : []),
  ].reduce(withNotice, state);
}

/** A "no" is not asked about again unbidden; anything else may have changed with what is plugged in. */
function forgetFailed(state: DevicesState): DevicesState {
  return allSeats.reduce((next, seat) => {
    const { held: _, ...rest } = next.seats[seat];
    const { source } = rest;
    if (source.state !== "failed" || isRefusal(source.error)) {
      return withSeat(next, seat, { endings: 0 });
    }
    return { ...next, seats: { ...next.seats, [seat]: { ...rest, endings: 0 } } };
  }, state);
}

/** All that was asked for was refused, or is not there: an empty list is then the truth. */
function hasAskedInVain({ seats }: DevicesState): boolean {
  const asked = Object.values(seats).filter(({ held }) => held?.type === "real");
  return asked.length > 0 && asked.every(({ source }) => source.state === "failed");
}

function cameBack(
  { seats }: DevicesState,
  before: AvailableDevices,
  available: AvailableDevices,
): readonly NewNotice[] {
  const came = missing(available, before);
  return allSeats.flatMap((seat): readonly NewNotice[] => {
    const { missed, held } = seats[seat];
    const info = came.find(({ id }) => id === missed?.id);
    const isHeld = held?.type === "real" && held.id === info?.id;
    return info && !isHeld ? [{ type: "came-back", device: kindOf(seat), seat, info }] : [];
  });
}

/** New, and in no seat: where none of its kind was known, the list has only just been allowed. */
function found(
  { seats, choices }: DevicesState,
  before: AvailableDevices,
  available: AvailableDevices,
): readonly NewNotice[] {
  const all = Object.values(seats);
  const atRest = allSeats.flatMap((seat) => {
    const choice = seat === "microphone" ? choices.microphone : choices.seats[seat];
    return seats[seat].held?.type === "resting" && choice.type === "real" ? [choice.id] : [];
  });
  const isUsed = ({ id }: DeviceInfo) =>
    atRest.includes(id) ||
    all.some(({ held, missed }) => (held?.type === "real" && held.id === id) || missed?.id === id);
  const newIn = (kind: "cameras" | "microphones" | "speakers", device: DeviceKind) =>
    before[kind].length === 0
      ? []
      : missingIn(available[kind], before[kind])
          .filter((info) => !isUsed(info) && info.id !== choices.speaker)
          .map((info) => ({ type: "found", device, info }) as const);
  return [
    // With a camera in each of the three seats there is no place for another.
    ...(choices.cameras < 3 ? newIn("cameras", "camera") : []),
    ...newIn("microphones", "microphone"),
    ...newIn("speakers", "speaker"),
  ];
}

function goneSpeaker(
  { speaker }: Choices,
  before: AvailableDevices,
  available: AvailableDevices,
): DeviceInfo | undefined {
  return missingIn(before.speakers, available.speakers).find(({ id }) => id === speaker);
}

/** What is offered must be there. */
function withoutStale(state: DevicesState): DevicesState {
  const ids = new Set(state.available && devicesIn(state.available).map(({ id }) => id));
  const notices = state.notices.filter(
    (notice) => notice.type === "fell-back" || ids.has(notice.info.id),
  );
  return { ...state, notices };
}

function devicesIn({ cameras, microphones, speakers }: AvailableDevices): readonly DeviceInfo[] {
  return [...cameras, ...microphones, ...speakers];
}

function missing(from: AvailableDevices, there: AvailableDevices): readonly DeviceInfo[] {
  return missingIn(devicesIn(from), devicesIn(there));
}

function missingIn(
  from: readonly DeviceInfo[],
  there: readonly DeviceInfo[],
): readonly DeviceInfo[] {
  return from.filter(({ id }) => !standIns.has(id) && !there.some((device) => device.id === id));
}
