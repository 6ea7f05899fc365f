import { expect, test } from "vitest";
import { Rehearsal } from "./rehearsal.ts";

test("[SFU-66] a leg somebody watches and that sends nothing is silent, told once; then heard", () => {
  const stage = watching();
  stage.wait(3_900);
  expect(stage.events).toEqual([]);
  stage.wait(10_000);
  expect(stage.events).toEqual([{ type: "media-silent", leg: "ada" }]);
  stage.video("ada", { sequenceNumber: 2 });
  stage.video("ada", { sequenceNumber: 3 });
  expect(stage.events.slice(1)).toEqual([{ type: "media-heard", leg: "ada" }]);
});

test("[SFU-67] a leg nobody watches may be silent, and its time counts from when somebody does", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  stage.video("ada", { sequenceNumber: 1 });
  stage.wait(20_000);
  expect(stage.events).toEqual([]);
  stage.show("bob", "ada");
  stage.wait(3_900);
  expect(stage.events).toEqual([]);
  stage.wait(200);
  expect(stage.events).toEqual([{ type: "media-silent", leg: "ada" }]);
});

test("[SFU-68] what is sent to a leg does not count as heard from it; its RTCP does", () => {
  const stage = watching();
  stage.show("ada", "bob");
  for (let second = 0; second < 3; second += 1) {
    stage.video("bob", { sequenceNumber: second, key: true });
    stage.wait(1_000);
  }
  stage.send("ada", Buffer.from([0x80, 201, 0, 1, 0, 0, 0, 9]));
  stage.video("bob", { sequenceNumber: 4 });
  stage.wait(2_000);
  expect(stage.events).toEqual([]);
  stage.video("bob", { sequenceNumber: 5 });
  stage.wait(2_100);
  expect(stage.events).toEqual([{ type: "media-silent", leg: "ada" }]);
});

test("[SFU-72] a source that has never sent is not missed: its leg has no devices", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  stage.show("bob", "ada");
  stage.wait(20_000);
  expect(stage.events).toEqual([]);
});

test("[SFU-102] over another transport a leg's silence begins anew, and is told again", () => {
  const stage = watching();
  stage.wait(4_100);
  stage.reopen("ada");
  stage.wait(3_900);
  expect(stage.events).toHaveLength(1);
  stage.wait(200);
  expect(stage.events).toEqual(Array(2).fill({ type: "media-silent", leg: "ada" }));
});

function watching(): Rehearsal {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  stage.show("bob", "ada");
  stage.video("ada", { sequenceNumber: 1 });
  return stage;
}
