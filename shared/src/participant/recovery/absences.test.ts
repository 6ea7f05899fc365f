import { expect, test } from "vitest";
import { Stage } from "../test-stage.ts";

test("[PART-192] an absence is remembered with who came and went, behind the last that was said", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
  hears(stage, "m-1");
  away(stage).notified("full", 2, "me", "ben", "cleo");
  hears(stage, "m-2");
  expect(absences(stage)).toEqual(["m-1: -ana +cleo"]);
  away(stage).notified("full", 3, "me", "ben");
  expect(absences(stage)).toEqual(["m-1: -ana +cleo", "m-2: -cleo"]);
});

test("[PART-192] who turns up after all has not left, and nothing said is behind nothing", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
  away(stage).notified("full", 2, "me");
  expect(absences(stage)).toEqual([": -ana -ben"]);
  stage.after(500).notified("partial", 3, "ben");
  expect(absences(stage)).toEqual([": -ana"]);
});

test("[PART-194] two absences with no message between them are told as one", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben", "cleo");
  hears(stage, "m-1");
  away(stage).notified("full", 2, "me", "ben", "cleo", "dan");
  away(stage).notified("full", 3, "me", "cleo", "dan", "eve");
  expect(absences(stage)).toEqual(["m-1: -ana -ben +dan +eve"]);
});

test("[PART-194] who left in the first and is back by the second was missed in neither, nor who came and went", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
  away(stage).notified("full", 2, "me", "ben", "cleo");
  away(stage).notified("full", 3, "me", "ana", "ben");
  expect(absences(stage)).toEqual([":"]);
});

test("[PART-194] who turns up after the second has not left in it; who left in the first has", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben", "cleo");
  away(stage).notified("full", 2, "me", "ben", "cleo");
  away(stage).notified("full", 3, "me");
  stage.after(500).notified("partial", 4, "cleo");
  expect(absences(stage)).toEqual([": -ana -ben"]);
});

test("[PART-300] who joined in the first, is missing after the second and turns up then has joined", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana");
  away(stage).notified("full", 2, "me", "ana", "cleo");
  away(stage).notified("full", 3, "me");
  expect(absences(stage)).toEqual([": -ana"]);
  stage.after(500).notified("partial", 4, "cleo").notified("partial", 5, "ana");
  expect(absences(stage)).toEqual([": +cleo"]);
});

test("[PART-199] one guest who leaves and another of the same name who joins are two, in one absence or over two", () => {
  const once = new Stage().joined().notified("full", 1, "me", "guest-1=Ana");
  away(once).notified("full", 2, "me", "guest-2=Ana");
  expect(absences(once)).toEqual([": -Ana +Ana"]);
  const twice = new Stage().joined().notified("full", 1, "me", "guest-1=Ana");
  away(twice).notified("full", 2, "me");
  away(twice).notified("full", 3, "me", "guest-2=Ana");
  expect(absences(twice)).toEqual([": -Ana +Ana"]);
});

test("[PART-199] of two guests of one name, only the one who turns up after all has not left", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "guest-1=Ana", "guest-2=Ana");
  away(stage).notified("full", 2, "me");
  away(stage).notified("full", 3, "me", "guest-2=Ana");
  expect(stage.participant.absences).toMatchObject([
    { left: [{ entity: "sip:guest-1@example.org", name: "Ana" }], joined: [] },
  ]);
});

test("[PART-192] the newest twenty are kept", () => {
  const stage = new Stage().joined().notified("full", 1, "me", "ana");
  for (let nth = 1; nth <= 30; nth += 1) {
    hears(stage, `m-${nth}`);
    away(stage).notified("full", nth + 1, "me", "ana");
  }
  const kept = absences(stage);
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([20, "m-11:", "m-30:"]);
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

/** Each as `m-1: -Ana +Ben`. */
function absences({ participant }: Stage): readonly string[] {
  return participant.absences.map(({ after = "", left, joined }) =>
    [
      `${after}:`,
      ...left.map(({ name }) => `-${name}`),
      ...joined.map(({ name }) => `+${name}`),
    ].join(" "),
  );
}
