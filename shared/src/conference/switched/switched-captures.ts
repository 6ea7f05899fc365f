import type { CaptureId, SceneId } from "../../clue/index.ts";
import { assertNever } from "../../lib/index.ts";
import type { Offering } from "../advertising/offering.ts";
import { cameraAt, camerasIn, camerasOf, microphonesOf, voiceAt } from "./cameras.ts";

/**
 * A Multiple Content Capture of the focus's: one picture, or one voice, at a time, of one
 * participant after the other (RFC 8845 §7.2). What it is made of is the others' captures.
 */
export interface SwitchedCapture {
  readonly captureId: CaptureId;
  readonly mediaType: "audio" | "video";
  readonly policy: SwitchingPolicy;
  readonly shows: Switched;
}

export type SwitchingPolicy =
  /** By loudness: 0 is who speaks, 1 who spoke before. */
  | { readonly type: "SoundLevel"; readonly index: number }
  /** One after the other, for the same time each. */
  | { readonly type: "RoundRobin"; readonly index: 0 };

export type Switched =
  /** One place, from the left, in a row of pictures that changes as a whole: room switching. */
  | { readonly type: "place"; readonly place: number; readonly width: number }
  /** Whatever camera of a room the voice is at: segment switching. */
  | { readonly type: "segment" }
  /** Whatever camera of one room's own scene the voice in that room is at. */
  | { readonly type: "camera"; readonly scene: SceneId }
  | { readonly type: "voice" };

/** How many who spoke before may be asked for beside who speaks. */
const ranks = 3;

const made = new WeakMap<readonly Offering[], readonly SwitchedCapture[]>();

/** All that can be switched among these others. Alone, there is a place for whoever comes. */
export function switchedCaptures(others: readonly Offering[]): readonly SwitchedCapture[] {
  const known = made.get(others);
  if (known) return known;
  const rooms = others.map((offering) => camerasOf(offering).length);
  const voices = others.filter((offering) => microphonesOf(offering).length > 0).length;
  const switched = [
    ...rowOfRooms(Math.max(1, ...rooms)),
    ...segments(rooms.filter((cameras) => cameras > 0).length),
    ...byLoudness("voice", voices).map(voiceCapture),
  ];
  made.set(others, switched);
  return switched;
}

/** What of one participant it shows; a narrow room stands in the middle of a wide row. */
export function shownOf(
  offering: Offering,
  { shows }: SwitchedCapture,
  microphone?: CaptureId,
): CaptureId | undefined {
  switch (shows.type) {
    case "place": {
      const cameras = camerasOf(offering);
      const first = Math.floor((shows.width - cameras.length) / 2);
      return cameras[shows.place - first]?.captureId;
    }
    case "segment":
      return cameraAt(offering, microphone, camerasOf(offering))?.captureId;
    case "camera":
      return cameraAt(offering, microphone, camerasIn(offering, shows.scene))?.captureId;
    case "voice":
      return voiceAt(offering, microphone)?.captureId;
    default:
      return assertNever(shows);
  }
}

function rowOfRooms(width: number): readonly SwitchedCapture[] {
  return Array.from({ length: width }, (_, place) => ({
    captureId: named(`room${place + 1}`),
    mediaType: "video",
    policy: { type: "SoundLevel", index: 0 },
    shows: { type: "place", place, width },
  }));
}

function segments(rooms: number): readonly SwitchedCapture[] {
  if (rooms === 0) return [];
  const tour = { captureId: named("tour"), policy: { type: "RoundRobin", index: 0 } } as const;
  return [...byLoudness("speaker", rooms), tour].map((one) => ({
    ...one,
    mediaType: "video",
    shows: { type: "segment" },
  }));
}

function voiceCapture(one: Pick<SwitchedCapture, "captureId" | "policy">): SwitchedCapture {
  return { ...one, mediaType: "audio", shows: { type: "voice" } };
}

function byLoudness(what: string, sources: number) {
  return Array.from({ length: Math.min(ranks, sources) }, (_, index) => ({
    captureId: named(index === 0 ? what : `${what}-${index}`),
    policy: { type: "SoundLevel", index } as const,
  }));
}

/** No seat has the number 0: the focus's own captures meet nobody's. */
function named(what: string): CaptureId {
  return `p0-${what}` as CaptureId;
}
