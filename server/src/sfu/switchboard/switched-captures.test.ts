import { contributingSource } from "@parley/shared/switching";
import { expect, test } from "vitest";
import { extensionText } from "../rtp/header-extensions.ts";
import { leg, Rehearsal, seat } from "./rehearsal.ts";

const CAPTURE_ID = 9;
const SENDER_REPORT = 200;

test("[SFU-75] a switched seat goes on with who was shown until the picture of the next is there", () => {
  const stage = switching("ada");
  stage.video("ada", { sequenceNumber: 1, key: true });
  stage.media("bob");
  switchTo(stage, "cleo");
  stage.video("cleo", { sequenceNumber: 500 });
  stage.video("ada", { sequenceNumber: 2 });
  expect(captures(stage)).toEqual(["p-ada"]);
  expect(stage.feedback("cleo", 206)).toHaveLength(1);
  stage.video("cleo", { sequenceNumber: 501, key: true });
  stage.video("ada", { sequenceNumber: 3 });
  stage.video("cleo", { sequenceNumber: 502 });
  expect(captures(stage)).toEqual(["p-cleo", "p-cleo"]);
});

test("[SFU-75] who is back in time was never away", () => {
  const stage = switching("ada");
  stage.video("ada", { sequenceNumber: 1, key: true });
  switchTo(stage, "cleo");
  switchTo(stage, "ada");
  stage.video("ada", { sequenceNumber: 2 });
  stage.video("cleo", { sequenceNumber: 500, key: true });
  expect(captures(stage)).toEqual(["p-ada", "p-ada"]);
});

test("[SFU-75] somebody who has gone does not linger", () => {
  const stage = switching("ada");
  stage.video("ada", { sequenceNumber: 1, key: true });
  stage.media("bob");
  switchTo(stage, "cleo");
  stage.switchboard.close(leg("ada"));
  stage.video("ada", { sequenceNumber: 2 });
  expect(captures(stage)).toEqual([]);
  stage.video("cleo", { sequenceNumber: 500, key: true });
  expect(captures(stage)).toEqual(["p-cleo"]);
});

test("[SFU-76] a seat that is no switched capture's stops at once", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob", "cleo");
  stage.show("bob", "ada");
  stage.video("ada", { sequenceNumber: 1, key: true });
  stage.show("bob", "cleo");
  stage.video("ada", { sequenceNumber: 2 });
  expect(stage.media("bob")).toHaveLength(1);
});

test("[SFU-77] the first packets of a stretch name its capture, and all of them by CSRC", () => {
  const stage = switching("ada");
  stage.video("ada", { sequenceNumber: 1, key: true });
  for (let number = 2; number <= 20; number += 1) stage.video("ada", { sequenceNumber: number });
  const packets = stage.media("bob");
  const named = packets.filter((packet) => extensionText(packet, CAPTURE_ID) === "p-ada");
  expect(named).toEqual(packets.slice(0, 12));
  const sources = new Set(packets.map(({ contributingSource: source }) => source));
  expect([...sources]).toEqual([contributingSource("p-ada")]);
});

test("[SFU-77] sender reports name it too", () => {
  const stage = switching("ada");
  stage.video("ada", { sequenceNumber: 1, key: true });
  const report = Buffer.alloc(28);
  report.set([0x80, SENDER_REPORT, 0, 6]);
  report.writeUInt32BE("a".charCodeAt(0) * 100, 4);
  stage.send("ada", report);
  const [passed] = stage.feedback("bob", SENDER_REPORT);
  // CCID is SDES item 14 (RFC 8849 §5.1).
  expect(passed?.includes(Buffer.concat([Buffer.from([14, 5]), Buffer.from("p-ada")]))).toBe(true);
});

/** Bob has one seat for a switched capture; ada and cleo send. */
function switching(first: string): Rehearsal {
  const stage = new Rehearsal();
  stage.join("ada", "bob", "cleo");
  switchTo(stage, first);
  return stage;
}

function switchTo(stage: Rehearsal, shown: string): void {
  const sinks = [{ ...seat("bob", shown), captureId: `p-${shown}` }];
  stage.plan("bob", { sinks, extensions: { captureId: CAPTURE_ID } });
}

/** Which capture each packet that bob was sent is marked with. */
function captures(stage: Rehearsal): readonly string[] {
  return stage.media("bob").map(({ contributingSource: source }) => {
    const known = ["p-ada", "p-cleo"].find((id) => contributingSource(id) === source);
    return known ?? "none";
  });
}
