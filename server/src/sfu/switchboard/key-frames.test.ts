import { expect, test } from "vitest";
import { readRtcp } from "../rtp/rtcp/read.ts";
import { cameraSsrc, Rehearsal } from "./rehearsal.ts";

const PLI = 206;

test("[SFU-40] a sink that becomes live has a key frame asked for at once", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  stage.show("bob", "ada");
  const asked = stage.feedback("ada", PLI).flatMap((packet) => readRtcp(packet));
  expect(asked).toEqual([{ type: "key-frame-request", mediaSsrc: cameraSsrc("ada") }]);
});

test("[SFU-41] it is asked for again until it comes, at most twice in any second", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  stage.show("bob", "ada");
  const times: number[] = [];
  for (let step = 0; step < 100; step += 1) {
    if (stage.feedback("ada", PLI).length > 0) times.push(stage.now);
    stage.video("ada", { sequenceNumber: step });
    stage.wait(50);
  }
  expect(times.length).toBeGreaterThanOrEqual(9);
  const apart = times.slice(2).map((time, index) => time - (times[index] ?? time));
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(1_000);

  stage.video("ada", { sequenceNumber: 100, key: true });
  stage.feedback("ada");
  stage.wait(3_000);
  expect(stage.feedback("ada", PLI)).toEqual([]);
});

test("[SFU-42] nobody who watches, nothing to ask for", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  stage.show("bob", "ada");
  stage.show("bob");
  stage.feedback("ada");
  stage.wait(3_000);
  expect(stage.feedback("ada", PLI)).toEqual([]);
});

test("[SFU-43] a second viewer does not wait for the first one's quiet second", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob", "cleo");
  stage.show("bob", "ada");
  stage.video("ada", { sequenceNumber: 1, key: true });
  stage.feedback("ada");
  stage.wait(300);
  stage.show("cleo", "ada");
  expect(stage.feedback("ada", PLI)).toHaveLength(1);
});
