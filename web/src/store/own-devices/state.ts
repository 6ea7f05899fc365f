import type { DeviceError } from "../../devices/device-error.ts";
import type { AvailableDevices, DeviceInfo, Opened } from "../../devices/real-devices.ts";
import type { Choices } from "../choices.ts";
import type { Seat, Wanted } from "../wanted-sources.ts";
import { type DeviceNotice, isAboutSame, type NewNotice } from "./notices.ts";

export const allSeats = ["left", "centre", "right", "microphone"] as const satisfies Seat[];

/** What one seat, or the microphone, shows of itself. */
export type SourceView =
  /** `resting`: its device is let go for as long as it is switched off; the seat stays taken. */
  | { readonly state: "off"; readonly resting?: true }
  /** `replacing`: in place of one that was live, whose seat stays taken meanwhile. */
  | { readonly state: "starting"; readonly replacing?: true }
  | {
      readonly state: "live";
      readonly track: MediaStreamTrack;
      readonly simulated: boolean;
      /** The system keeps it from giving anything, and may let it again. */
      readonly interrupted?: true;
    }
  | { readonly state: "failed"; readonly error: DeviceError };

export interface SeatState {
  readonly source: SourceView;
  /** What it was last told to hold. */
  readonly held?: Wanted;
  /** The opening that is waited for; one that was given up finds another here, or none. */
  readonly opening?: number;
  /** What is live in it, where that is a real device. */
  readonly device?: DeviceInfo;
  /** What the person had chosen, was unplugged, and may come back. */
  readonly missed?: DeviceInfo;
  /** How often what it held has ended by itself since anything was chosen or plugged. */
  readonly endings: number;
}

/** The page's own devices. Tracks are carried, and never touched. */
export interface DevicesState {
  readonly isOpen: boolean;
  readonly choices: Choices;
  /** Undefined until the person has allowed any device. */
  readonly available: AvailableDevices | undefined;
  readonly seats: Readonly<Record<Seat, SeatState>>;
  readonly notices: readonly DeviceNotice[];
  /** Whether the microphone is held although it is switched off. */
  readonly awake: boolean;
  /** Numbers openings and notices. */
  readonly count: number;
}

export type DevicesInput =
  | { readonly type: "open-requested"; readonly choices: Choices }
  | { readonly type: "chosen"; readonly choices: Choices }
  | { readonly type: "close-requested" }
  /** In a call, a microphone that is switched off may be wanted at once. */
  | { readonly type: "woken" }
  /** What failed is to be tried again. */
  | { readonly type: "retry-requested" }
  | { readonly type: "listed"; readonly available: AvailableDevices }
  | {
      readonly type: "arrived";
      readonly seat: Seat;
      readonly opening: number;
      readonly opened: Opened;
      /** What it turned out to be; absent for what is simulated. */
      readonly device?: DeviceInfo;
    }
  | { readonly type: "track-ended"; readonly track: MediaStreamTrack }
  /** By the system (Media Capture and Streams §4.3.1), not by the person here. */
  | { readonly type: "track-muted"; readonly track: MediaStreamTrack; readonly muted: boolean }
  | { readonly type: "notice-taken"; readonly id: number }
  | { readonly type: "notice-dismissed"; readonly id: number };

export type DevicesEffect =
  /** `together`: a camera and a microphone among them with one question to the person. */
  | { readonly type: "open"; readonly openings: readonly Opening[]; readonly together: boolean }
  | { readonly type: "simulate"; readonly seat: Seat; readonly opening: number }
  /** Switches off what a seat held, or what came too late. */
  | { readonly type: "stop"; readonly track: MediaStreamTrack }
  | { readonly type: "stop-simulated-microphone" }
  | { readonly type: "close-simulated-room" }
  | { readonly type: "rename"; readonly name: string }
  | { readonly type: "list" };

export interface Opening {
  readonly seat: Seat;
  readonly opening: number;
  /** Absent: whichever the browser gives. */
  readonly id?: string;
}

export type DevicesStep = readonly [DevicesState, readonly DevicesEffect[]];

const emptySeat: SeatState = { source: { state: "off" }, endings: 0 };

export function closedDevices(choices: Choices): DevicesState {
  const seats = { left: emptySeat, centre: emptySeat, right: emptySeat, microphone: emptySeat };
  return {
    isOpen: false,
    choices,
    available: undefined,
    seats,
    notices: [],
    awake: false,
    count: 0,
  };
}

export function withSeat(
  state: DevicesState,
  seat: Seat,
  change: Partial<SeatState>,
): DevicesState {
  const changed = { ...state.seats[seat], ...change };
  return { ...state, seats: { ...state.seats, [seat]: changed } };
}

export function withNotice(state: DevicesState, notice: NewNotice): DevicesState {
  const id = state.count + 1;
  const others = state.notices.filter((other) => !isAboutSame(other, notice));
  return { ...state, count: id, notices: [...others, { ...notice, id }] };
}

export function andThen(
  [state, effects]: DevicesStep,
  next: (state: DevicesState) => DevicesStep,
): DevicesStep {
  const [after, more] = next(state);
  return [after, [...effects, ...more]];
}
