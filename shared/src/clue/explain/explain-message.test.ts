import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClueMessage } from "../message.ts";
import {
  advertisement,
  camera,
  captureId,
  chosen,
  configure,
  configureAndAck,
  offering,
} from "../test-words.ts";
import { parseClueMessage } from "../xml/read-message.ts";
import { explainClue } from "./explain-message.ts";

describe("an advertisement", () => {
  test("[CLUE-230] is told scene by scene, with a floor plan", () => {
    expect(explainClue(read("docs/clue/three-cameras.xml"))).toBe(THREE_CAMERAS);
  });

  test("[CLUE-230] sets, global views and mixes are told too", () => {
    const told = explainClue(read("shared/traces/rfc8847/6-advertisement.xml"));

    expect(told).toContain(`
  VC7: video MCC, "speaker large, former speakers small" (en), encoded by EG0
    exactly 3 at a time of VC3, VC5, VC6
    view individual; static; priority 3; languages it
`);
    expect(told).toContain(`
  VC5: video MCC, "who was loudest before" (en), not sent by itself
    of SE1; policy SoundLevel:1
`);
    expect(told).toContain(`
At the same time (simultaneous sets)
  SS1: VC3, VC7, SE1
  SS2: VC0, VC2, VC4

People
`);
  });

  test.each([
    [4, "at most 4 at a time, maybe one alone, of VC1, VC2; policy SoundLevel:0"],
    [1, "at most 1 at a time of VC1, VC2; policy SoundLevel:0"],
  ])("[CLUE-230] what may hold up to %i is not said to hold them together", (count, told) => {
    const content = { captures: [captureId("VC1"), captureId("VC2")], sceneViews: [] };
    const maxCaptures = { count, exact: false };
    const source = { type: "multiple", content, policy: "SoundLevel:0", maxCaptures } as const;
    expect(explainClue(advertisement(1, offering([camera("MCC", { source })])))).toContain(told);
  });

  test("[CLUE-230] without places it has no plan, without captures a scene says so", () => {
    const told = explainClue(advertisement(1, offering([camera("VC1")])));

    expect(told).not.toContain("From above");
    expect(explainClue(advertisement(1, offering([])))).toContain("\n  no captures\n");
  });
});

describe("the other messages", () => {
  test.each([
    [
      "1-options.xml",
      `options 51 of CP1, version 1.4
  provides and consumes media
  versions: 1.4, 2.7
  extensions:
    E1 1.4 (URL_E1)
    E2 1.4 (URL_E2)
    E3 1.4 (URL_E3)
    E4 2.7 (URL_E4)
    E5 2.7 (URL_E5)`,
    ],
    [
      "2-options-response.xml",
      `optionsResponse 62 of CP2, version 1.4
  200 Success
  provides and consumes media
  version from here on: 2.7`,
    ],
    ["7-ack.xml", "ack 23 of CP2, version 2.7\n  to advertisement 13: 200 Success"],
    [
      "9-configure-response.xml",
      "configureResponse 14 of CP1, version 2.7\n  to configure 24: 200 Success",
    ],
  ])("[CLUE-231] %s of RFC 8847 §10", (file, told) => {
    expect(explainClue(read(`shared/traces/rfc8847/${file}`))).toBe(told);
  });

  test("[CLUE-231] a configure tells what is chosen out of what", () => {
    const part = { captures: [captureId("VC1")], sceneViews: [] };
    const selection = [chosen("MCC", "e1", { configuredContent: part }), chosen("AC", "e2")];

    expect(explainClue(configureAndAck(3, 7, selection))).toBe(
      `configure+ack 3 of peer, version 1.0
  out of advertisement 7: 2
    MCC on encoding e1, of it VC1
    AC on encoding e2`,
    );
    expect(explainClue(configure(3, 7, []))).toContain("out of advertisement 7: nothing");
  });
});

test("[CLUE-232] nobody's text reaches the terminal as more than text, or at length", () => {
  const nasty = "\u009b31mred\u202e\nnext line ".repeat(1_000);
  const capture = camera("VC1", { descriptions: [{ text: nasty }] });
  const told = explainClue(advertisement(1, offering([capture])));

  expect(told).toContain(`VC1: video, "31mred next line`);
  expect(told.length).toBeLessThan(500);
  expect(told).not.toMatch(/[\u0080-\u009f\u202e]/);
});

test("[CLUE-233] no advertisement makes it throw, wherever its captures are", () => {
  const coordinate = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(0));
  const point = fc.record({ x: coordinate, y: coordinate, z: coordinate });
  const area = fc.record({
    bottomLeft: point,
    bottomRight: point,
    topLeft: point,
    topRight: point,
  });
  const spatial = fc.record(
    { captureOrigin: fc.record({ capturePoint: point }), captureArea: area },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(spatial, { maxLength: 80 }), (places) => {
      const captures = places.map((place, index) => camera(`VC${index}`, { spatial: place }));
      const lines = explainClue(advertisement(1, offering(captures))).split("\n");

      expect(lines.filter((line) => line.includes("|")).length).toBeLessThanOrEqual(13);
    }),
  );
});

const THREE_CAMERAS = `advertisement 7 of room-7, version 1.0

Scene room, "meeting room 7" (en)
  left: video, "left third" (en), encoded by video
    view individual; people ada
  centre: video, "middle third" (en), encoded by video
    view individual; people ben
  right: video, "right third" (en), encoded by video
    view individual; people cyd
  loudest: video MCC, "whoever speaks" (en), encoded by video
    exactly 1 at a time of all-cameras; policy SoundLevel:0
    nowhere in space
  table: audio, encoded by audio
    languages en

  Views, each a way to show all of it
    all-cameras: left, centre, right
    one-screen: loudest
    sound: table

  From above (millimetres; X to the right, Y away from the cameras)
    3000 |[---------1---------+---------2---------+---------3---------]
         |
         |
         |
         |
         |
         |                              4
         |
         |
         |
         |
         |
       0 |                         1    2    3
         +-------------------------------------------------------------
          -1800                                                    1800
    1 left (video) stands at -300/0, sees from -1800/3000 to -600/3000
    2 centre (video) stands at 0/0, sees from -600/3000 to 600/3000
    3 right (video) stands at 300/0, sees from 600/3000 to 1800/3000
    4 table (audio) stands at 0/1500

Encoding groups
  video: v1, v2, v3; 6000000 bit/s together
  audio: a1; 64000 bit/s together

People
  ada: Ada, presenter
  ben: Ben
  cyd: Cyd`;

function read(file: string): ClueMessage {
  const message = parseClueMessage(
    readFileSync(new URL(`../../../../${file}`, import.meta.url), "utf8"),
  );
  if (!message.ok) throw new Error(message.refusal.reason);
  return message.value;
}
