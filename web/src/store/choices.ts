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
  readonly camerasOn: boolean;
  /** Id of the device the others are heard from; absent: the system's default. */
  readonly speaker?: string;
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

/** That seat, or the microphone, from another source; a seat there was none for is added. */
export function withSource(
  choices: Choices,
  seat: CameraPosition | "microphone",
  source: SourceChoice,
): Choices {
  if (seat === "microphone") return { ...choices, microphone: source };
  const before = positionsOf(choices.cameras);
  if (before.includes(seat) || source.type === "off") {
    return { ...choices, seats: { ...choices.seats, [seat]: source } };
  }
  const cameras = ([1, 2, 3] as const).find((count) =>
    [...before, seat].every((position) => positionsOf(count).includes(position)),
  );
  const stayEmpty = positionsOf(3).filter((position) => !before.includes(position));
  const emptied = Object.fromEntries(stayEmpty.map((position) => [position, off]));
  const seats = { ...choices.seats, ...emptied, [seat]: source };
  return { ...choices, cameras: cameras ?? 3, seats };
}

/** So many cameras; one that stood in the middle goes to the left of two, and back. */
export function withCameras(choices: Choices, cameras: CameraCount): Choices {
  const before = choices.cameras;
  const isMoving = Math.min(before, cameras) === 1 && Math.max(before, cameras) === 2;
  const { left, centre, right } = choices.seats;
  return {
    ...choices,
    cameras,
    seats: isMoving ? { left: centre, centre: left, right } : choices.seats,
  };
}

/** With a microphone to be switched on: any, where there was to be none. */
export function withMicrophone(choices: Choices): Choices {
  return choices.microphone.type === "off" ? withSource(choices, "microphone", anyReal) : choices;
}

/** With a camera to be switched on: what stood in the middle, or any where nothing did. */
export function withCamera(choices: Choices): Choices {
  const one = choices.cameras === 0 ? withCameras(choices, 1) : choices;
  return hasCamera(one) ? one : withSource(one, "centre", anyReal);
}

/** Whether a camera is chosen for any seat. */
export function hasCamera({ cameras, seats }: Choices): boolean {
  return positionsOf(cameras).some((seat) => seats[seat].type !== "off");
}

/** Seeing and listening only. */
export function withoutDevices(choices: Choices): Choices {
  return { ...choices, cameras: 0, microphone: off };
}

const off: SourceChoice = { type: "off" };
const anyReal: SourceChoice = { type: "real" };
const simulated: SourceChoice = { type: "simulated" };

export const firstChoices: Choices = {
  name: "",
  cameras: 1,
  seats: { left: anyReal, centre: anyReal, right: anyReal },
  microphone: anyReal,
  microphoneOn: true,
  camerasOn: true,
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
  const { name, cameras, seats, microphone, microphoneOn, camerasOn, speaker } = kept;
  if (typeof name !== "string" || !isCameraCount(cameras) || !isRecord(seats)) return undefined;
  const { left, centre, right } = seats;
  if (!isSource(left) || !isSource(centre) || !isSource(right) || !isSource(microphone)) {
    return undefined;
  }
  if (typeof microphoneOn !== "boolean" || typeof camerasOn !== "boolean") return undefined;
  return {
    name,
    cameras,
    seats: { left, centre, right },
    microphone,
    microphoneOn,
    camerasOn,
    ...(typeof speaker === "string" && { speaker }),
  };
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
  readonly camerasOn?: unknown;
  readonly speaker?: unknown;
  readonly left?: unknown;
  readonly centre?: unknown;
  readonly right?: unknown;
  readonly type?: unknown;
  readonly id?: unknown;
} {
  return typeof value === "object" && value !== null;
}
