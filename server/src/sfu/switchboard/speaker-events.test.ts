import { expect, test } from "vitest";
import { rtpPacket } from "../synthetic-peer/vp8-packets.ts";
import { cameraSsrc, leg, MICROPHONE, microphone, OPUS, Rehearsal } from "./rehearsal.ts";

const LEVEL_EXTENSION = 6;

test("[SFU-56] who speaks is told when it changes, from audio levels alone", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  speak(stage, "ada", 50);
  expect(stage.events).toEqual([{ type: "speaker-changed", leg: "ada", mid: MICROPHONE }]);
});

test("[SFU-59] a speaker whose leg is closed does not hold the floor", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  speak(stage, "ada", 50);
  stage.switchboard.close(leg("ada"));
  stage.wait(20);
  speak(stage, "bob", 25);
  expect(stage.events.map((event) => event.leg)).toEqual(["ada", "bob"]);
});

/** So many packets of 20 ms, at -20 dBov. */
function speak(stage: Rehearsal, name: string, packets: number): void {
  stage.plan(name, {
    sources: [microphone(name)],
    extensions: { audioLevel: LEVEL_EXTENSION },
  });
  for (let sequenceNumber = 0; sequenceNumber < packets; sequenceNumber += 1) {
    const extensions = new Map([[LEVEL_EXTENSION, Buffer.from([0x80 | 20])]]);
    const fields = { ssrc: cameraSsrc(name) + 1, payloadType: OPUS, payload: Buffer.alloc(20) };
    stage.send(name, rtpPacket({ ...fields, sequenceNumber, extensions }));
    stage.wait(20);
  }
}
