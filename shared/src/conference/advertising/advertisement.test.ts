import { expect, test } from "vitest";
import {
  printClueMessage,
  type SimultaneousSet,
  type SimultaneousSetId,
} from "../../clue/index.ts";
import type { Leg } from "../conference.ts";
import { defaultConferenceSettings } from "../settings.ts";
import { withOnePicture } from "../switched/room-capture.ts";
import { cameraId, room } from "../switched/rooms-under-test.ts";
import { advertisementFor, advertisementOwed } from "./advertisement.ts";
import type { Offering } from "./offering.ts";

test("[CON-37] who says more than the peer takes is in the roster only, and hides nobody else", () => {
  const wordy = saying("ä".repeat(40_000), room("ada"));
  expect(shown([wordy, room("ben"), room("cyd", 3)])).toEqual(["ben", "cyd"]);
});

test.each([0, 500, 2_000])(
  "[CON-37] no message is longer than the peer takes, with %d characters said of each capture",
  (characters) => {
    const others = Array.from({ length: 80 }, (_, at) => {
      return saying("€".repeat(characters), room(`a-room-with-no-${at}`, 1 + (at % 3)));
    });
    const fitting = advertisementOwed(leg, others) ?? [];
    expect(fitting.length).toBeGreaterThan(2);
    expect(Buffer.byteLength(printed(fitting))).toBeLessThan(leg.maxMessageBytes);
  },
);

test("[CON-37] nor with what can be sent at the same time: that is left out before anybody is", () => {
  const zooming = { ...room("zoom", 2), simultaneousSets: [set(1), set(2), set(3)] };
  const beside = (rooms: number) => [zooming, ...plain(rooms)];
  expect(printed(beside(2))).toContain("<simultaneousSet ");
  for (const rooms of [20, 25, 30, 31, 32, 33, 34, 35, 60]) {
    const text = printed(beside(rooms));
    expect(Buffer.byteLength(text)).toBeLessThan(leg.maxMessageBytes);
    expect(text).toContain(cameraId("zoom", 1));
  }
  expect(printed(beside(60))).not.toContain("<simultaneousSet ");
});

test.each([
  [65_536, 1],
  [65_536, 3],
  [262_144, 1],
  [262_144, 3],
])("[CON-37] nor with one picture more of rooms, in %d bytes, %d cameras", (most, cameras) => {
  const rooms = [room("wide", 3), ...plain(400, cameras)];
  const others = rooms.map((offering, at) => ({ ...offering, ...withOnePicture(offering, at) }));
  const to = { ...leg, maxMessageBytes: most, sections: seats(240) };
  const length = Buffer.byteLength(printed(others, to));
  expect(length).toBeLessThan(most);
  // Nor is much of it left empty.
  expect(length).toBeGreaterThan(most * 0.6);
});

const leg = { participant: "me", maxMessageBytes: 65_536, sections: [] } as unknown as Leg;

function shown(others: readonly Offering[]): readonly string[] {
  return (advertisementOwed(leg, others) ?? []).map(({ participant }) => String(participant));
}

/** What the peer is sent of as many of these as fit. */
function printed(others: readonly Offering[], to = leg): string {
  const fitting = advertisementOwed(to, others) ?? [];
  const content = advertisementFor(to, fitting, defaultConferenceSettings);
  const about = { clueId: "focus", version: "1.0", sequenceNr: 1 } as const;
  return printClueMessage({ type: "advertisement", ...about, content });
}

function plain(rooms: number, cameras = 2): readonly Offering[] {
  return Array.from({ length: rooms }, (_, at) => room(`a-room-with-no-${at}`, cameras));
}

function seats(count: number): Leg["sections"] {
  const all = Array.from({ length: count }, () => ({ role: "seat", kind: "video" }));
  return all as unknown as Leg["sections"];
}

/** Long names make long sets. */
function set(at: number): SimultaneousSet {
  const name = "a-very-long-name-of-a-set".repeat(60);
  return {
    setId: `${name}${at}` as SimultaneousSetId,
    mediaType: "video",
    captures: Array.from({ length: 40 }, () => cameraId("zoom", 1)),
    sceneViews: [],
    scenes: [],
  };
}

function saying(text: string, offering: Offering): Offering {
  const captures = offering.captures.map((capture) => ({ ...capture, descriptions: [{ text }] }));
  return { ...offering, captures };
}
