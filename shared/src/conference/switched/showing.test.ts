import { describe, expect, test } from "vitest";
import type { CaptureId, Content } from "../../clue/index.ts";
import type { Floor } from "./floor.ts";
import { cameraId, microphoneId, room, viewOf } from "./rooms-under-test.ts";
import { shownNow, wantedFor } from "./showing.ts";
import { type SwitchedCapture, switchedCaptures } from "./switched-captures.ts";

const [ada, ben, cyd] = [room("ada", 3, 3), room("ben", 1), room("cyd", 2)];
const everybody = [ada, ben, cyd];
const everything = () => true;

describe("by loudness", () => {
  test("[SWI-1] who speaks is shown, then who spoke before, then by seat", () => {
    const floor = floorOf("cyd", "ben");
    expect(shown("speaker", floor)).toBe(cameraId("cyd", 2));
    expect(shown("speaker-1", floor)).toBe(cameraId("ben", 1));
    expect(shown("speaker-2", floor)).toBe(cameraId("ada", 2));
    expect(shown("voice", floor)).toBe(microphoneId("cyd", 1));
  });

  test("[SWI-2] who takes the floor is shown when the picture is there, and not before", () => {
    const floor = floorOf("cyd", "ben");
    const without = (id: CaptureId) => !id.startsWith("cyd");
    expect(shown("speaker", floor, without)).toBe(cameraId("ben", 1));
    expect(wanted("speaker", floor)).toContain(cameraId("cyd", 2));
    expect(wanted("speaker", floor)).toContain(cameraId("ben", 1));
    expect(wanted("speaker", floor)).not.toContain(cameraId("ada", 2));
  });

  test("[SWI-3] every microphone that has a say is listened to", () => {
    const microphones = [1, 2, 3].map((place) => microphoneId("ada", place));
    expect(wanted("speaker", floorOf("ben"))).toEqual(expect.arrayContaining(microphones));
  });

  test("[SWI-4] the segment is the camera that the voice is at, where voices can be told apart", () => {
    const at = (place: number): Floor => ({
      offerings: everybody,
      speakers: [{ offering: ada, microphone: microphoneId("ada", place) }],
      turn: 0,
    });
    expect(shown("speaker", at(1))).toBe(cameraId("ada", 1));
    expect(shown("speaker", at(3))).toBe(cameraId("ada", 3));
    const all = [1, 2, 3].map((place) => cameraId("ada", place));
    expect(wanted("speaker", at(1))).toEqual(expect.arrayContaining(all));
  });
});

describe("a row of rooms", () => {
  test("[SWI-5] changes as a whole; a narrow room stands in the middle and leaves places empty", () => {
    expect(row(floorOf("ada"))).toEqual([1, 2, 3].map((place) => cameraId("ada", place)));
    expect(row(floorOf("ben"))).toEqual([undefined, cameraId("ben", 1), undefined]);
    expect(row(floorOf("cyd"))).toEqual([cameraId("cyd", 1), cameraId("cyd", 2), undefined]);
  });

  test("[SWI-5] no picture of a room that is not there yet stands between those of another", () => {
    const notBen = (id: CaptureId) => !id.startsWith("ben");
    expect(row(floorOf("ben", "ada"), notBen)).toEqual(
      [1, 2, 3].map((place) => cameraId("ada", place)),
    );
  });
});

test("[SWI-6] what goes round shows each for the same time, by seat", () => {
  const turns = [0, 1, 2, 3].map((turn) => shown("tour", { ...floorOf("cyd"), turn }));
  expect(turns).toEqual([
    cameraId("ada", 2),
    cameraId("ben", 1),
    cameraId("cyd", 2),
    cameraId("ada", 2),
  ]);
  expect(wanted("tour", { ...floorOf(), turn: 1 })).toEqual([
    cameraId("ben", 1),
    cameraId("cyd", 2),
  ]);
});

describe("a subset", () => {
  test("[SWI-7] only what the configure names is shown, by capture or by view", () => {
    const benOnly: Content = { captures: [], sceneViews: [viewOf("ben")] };
    expect(shown("speaker", floorOf("cyd"), everything, benOnly)).toBe(cameraId("ben", 1));
    const oneCamera: Content = { captures: [cameraId("ada", 1)], sceneViews: [] };
    expect(shown("speaker", floorOf("cyd"), everything, oneCamera)).toBe(cameraId("ada", 1));
    expect(wanted("tour", floorOf(), benOnly)).toEqual([cameraId("ben", 1)]);
    const offerings = [ada, room("ben", 2), cyd];
    const wider = shown("speaker", { ...floorOf("cyd"), offerings }, everything, benOnly);
    expect(wider).toBe(cameraId("ben", 2));
  });
});

test("[SWI-8] alone there is a place for whoever comes, and nothing in it", () => {
  expect(switchedCaptures([]).map(({ captureId }) => captureId)).toEqual(["p0-room1"]);
  const nobody = { offerings: [], speakers: [], turn: 0 };
  const [place] = switchedCaptures([]);
  expect(place && shownNow(place, nobody, everything)).toBeUndefined();
});

function floorOf(...names: readonly string[]): Floor {
  const speakers = names.flatMap((name) => {
    const offering = everybody.find(({ participant }) => String(participant) === name);
    return offering ? [{ offering }] : [];
  });
  return { offerings: everybody, speakers, turn: 0 };
}

function switched(name: string): SwitchedCapture {
  const found = switchedCaptures(everybody).find(({ captureId }) => captureId === `p0-${name}`);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

function shown(
  name: string,
  floor: Floor,
  comesIn: (capture: CaptureId) => boolean = everything,
  chosen?: Content,
): CaptureId | undefined {
  return shownNow(switched(name), floor, comesIn, chosen);
}

function wanted(name: string, floor: Floor, chosen?: Content): readonly CaptureId[] {
  return wantedFor(switched(name), floor, chosen);
}

function row(floor: Floor, comesIn: (capture: CaptureId) => boolean = everything) {
  return ["room1", "room2", "room3"].map((place) => shown(place, floor, comesIn));
}
