import type { CameraPosition } from "./view.ts";

/** Where a seat's picture, or the sound, is to come from. Without an id: whichever the browser gives. */
export type SourceChoice =
  | { readonly type: "off" }
  | { readonly type: "simulated" }
  | { readonly type: "real"; readonly id?: string };

export type CameraCount = 0 | 1 | 2 | 3;

/** What a person has chosen about themselves; outlives the page. */
export interface Choices {
  readonly name: string;
  readonly cameras: CameraCount;
  readonly seats: Readonly<Record<CameraPosition, SourceChoice>>;
  readonly microphone: SourceChoice;
  readonly microphoneOn: boolean;
}

/** The seats that so many cameras stand in, left to right. */
export function positionsOf(cameras: CameraCount): readonly CameraPosition[] {
  return seatsFor[cameras];
}

const seatsFor = {
  0: [],
  1: ["centre"],
  2: ["left", "right"],
  3: ["left", "centre", "right"],
} as const;

const anyReal: SourceChoice = { type: "real" };
const simulated: SourceChoice = { type: "simulated" };

export const firstChoices: Choices = {
  name: "",
  cameras: 1,
  seats: { left: anyReal, centre: anyReal, right: anyReal },
  microphone: anyReal,
  microphoneOn: true,
};

/** Everything drawn and chimed: three cameras in one room on a machine that has none. */
export function simulatedChoices(choices: Choices, cameras: CameraCount): Choices {
  const seats = { left: simulated, centre: simulated, right: simulated };
  return { ...choices, cameras, seats, microphone: simulated };
}

export function withRealDevices(choices: Choices): Choices {
  const { seats, microphone } = firstChoices;
  return { ...choices, seats, microphone };
}

/** What was kept, or undefined where it is not what this version keeps. */
export function parseChoices(kept: unknown): Choices | undefined {
  if (!isRecord(kept)) return undefined;
  const { name, cameras, seats, microphone, microphoneOn } = kept;
  if (typeof name !== "string" || !isCameraCount(cameras) || !isRecord(seats)) return undefined;
  const { left, centre, right } = seats;
  if (!isSource(left) || !isSource(centre) || !isSource(right) || !isSource(microphone)) {
    return undefined;
  }
  if (typeof microphoneOn !== "boolean") return undefined;
  return { name, cameras, seats: { left, centre, right }, microphone, microphoneOn };
}

export function isCameraCount(value: unknown): value is CameraCount {
  return value === 0 || value === 1 || value === 2 || value === 3;
}

function isSource(value: unknown): value is SourceChoice {
  if (!isRecord(value)) return false;
  const { type, id } = value;
  if (type === "off" || type === "simulated") return true;
  return type === "real" && (id === undefined || typeof id === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> & {
  readonly name?: unknown;
  readonly cameras?: unknown;
  readonly seats?: unknown;
  readonly microphone?: unknown;
  readonly microphoneOn?: unknown;
  readonly left?: unknown;
  readonly centre?: unknown;
  readonly right?: unknown;
  readonly type?: unknown;
  readonly id?: unknown;
} {
  return typeof value === "object" && value !== null;
}
