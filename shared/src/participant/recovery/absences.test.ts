import { expect, test } from "vitest";
import { Stage } from "../test-stage.ts";

test("[PART-192] an absence is remembered with who came and went, behind the last that was said", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
  hears(stage, "m-1");
  away(stage).notified("full", 2, "me", "ben", "cleo");
  hears(stage, "m-2");
  expect(stage.participant.absences).toEqual([{ after: "m-1", left: ["ana"], joined: ["cleo"] }]);
  away(stage).notified("full", 3, "me", "ben");
  expect(stage.participant.absences).toEqual([
    { after: "m-1", left: ["ana"], joined: ["cleo"] },
    { after: "m-2", left: ["cleo"], joined: [] },
  ]);
});

test("[PART-192] who turns up after all has not left, and nothing said is behind nothing", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
  away(stage).notified("full", 2, "me");
  expect(stage.participant.absences).toEqual([{ left: ["ana", "ben"], joined: [] }]);
  stage.after(500).notified("partial", 3, "ben");
  expect(stage.participant.absences).toEqual([{ left: ["ana"], joined: [] }]);
});

test("[PART-194] two absences with no message between them are told as one", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben", "cleo");
  hears(stage, "m-1");
  away(stage).notified("full", 2, "me", "ben", "cleo", "dan");
  away(stage).notified("full", 3, "me", "cleo", "dan", "eve");
  expect(stage.participant.absences).toEqual([
    { after: "m-1", left: ["ana", "ben"], joined: ["dan", "eve"] },
  ]);
});

test("[PART-194] who left in the first and is back by the second was missed in neither, nor who came and went", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
  away(stage).notified("full", 2, "me", "ben", "cleo");
  away(stage).notified("full", 3, "me", "ana", "ben");
  expect(stage.participant.absences).toEqual([{ left: [], joined: [] }]);
});

test("[PART-194] who turns up after the second has not left in it; who left in the first has", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben", "cleo");
  away(stage).notified("full", 2, "me", "ben", "cleo");
  away(stage).notified("full", 3, "me");
  stage.after(500).notified("partial", 4, "cleo");
  expect(stage.participant.absences).toEqual([{ left: ["ana", "ben"], joined: [] }]);
});

test("[PART-192] the newest twenty are kept", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana");
  for (let nth = 1; nth <= 30; nth += 1) {
    hears(stage, `m-${nth}`);
    away(stage).notified("full", nth + 1, "me", "ana");
  }
  const { absences } = stage.participant;
  expect([absences.length, absences[0]?.after, absences.at(-1)?.after]).toEqual([
    20,
    "m-11",
    "m-30",
  ]);
});

function away(stage: Stage): Stage {
  stage.after(60_000).gives("flow-lost").gives("flow-opened");
  return stage.gives({ type: "options-answered", status: 200 });
}

function hears(stage: Stage, id: string): void {
  const message = {
    ...{ id, entity: "sip:ana@example.org", name: "ana", text: "hello", missed: false },
    ...{ date: "2026-01-01T10:00:00.000Z", disposition: "render" as const },
  };
  stage.gives({ type: "message-heard", message });
}
