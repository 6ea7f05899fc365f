import { expect, test } from "vitest";
import type { ChatEntryView } from "../../../store/view.ts";
import { conversation } from "./conversation.ts";
import { said } from "./fake-entry.ts";

const minute = 60_000;

test("[WEB-220] what one person says within a minute stands together; another, or a later minute, apart", () => {
  const chat = [
    said("Ana", { at: 0 }),
    said("Ana", { at: minute - 1 }),
    said("Ana", { at: minute }),
    said("Ben", { at: minute + 1 }),
    said("Ana", { at: minute + 2 }),
  ];
  expect(laidOut(chat)).toEqual(["Ana 2", "Ana 1", "Ben 1", "Ana 1"]);
});

test("[WEB-220] one name of two people is two people", () => {
  const other = { ...said("Ana", { at: 1 }), entity: "sip:other-ana" };
  expect(laidOut([said("Ana", { at: 0 }), other])).toEqual(["Ana 1", "Ana 1"]);
});

test("[WEB-379] each absence stands where it was, with who came and went in it", () => {
  const missed = { missed: true };
  const chat = [
    said("Ana", { id: "a" }),
    said("You", { id: "own", own: true }),
    said("Ben", { id: "b", ...missed }),
    said("Ben", { id: "c", ...missed }),
    said("Ben", { id: "d", ...missed }),
    said("Ana", { id: "e" }),
    said("Ben", { id: "f", ...missed }),
  ];
  const absences = [
    { after: "a", left: [cleo], joined: [] },
    { after: "c", left: [], joined: [dan] },
    // Nothing was missed in it.
    { after: "d", left: [eve], joined: [] },
  ];
  const dividers = conversation(chat, () => "today", absences).flatMap((item) =>
    item.type === "missed" ? [[item.id, item.absence?.left, item.absence?.joined]] : [],
  );
  expect(dividers).toEqual([
    ["missed b", [cleo], []],
    ["missed d", [], [dan]],
    ["missed f", undefined, undefined],
  ]);
});

test("[WEB-379] an absence before anything was said stands first", () => {
  const absences = [{ left: [cleo], joined: [] }];
  const chat = [said("Ben", { missed: true }), said("Ben", { missed: true })];
  const [first, ...rest] = conversation(chat, () => "today", absences);
  expect(first).toMatchObject({ type: "missed", absence: { left: [cleo] } });
  expect(rest.map(({ type }) => type)).toEqual(["group"]);
});

test("[WEB-221] before the first of what was missed, each time, it says so", () => {
  const missed = { missed: true };
  const chat = [
    said("Ana", { at: 0 }),
    said("Ana", { at: 1, ...missed }),
    said("Ben", { at: 2, ...missed }),
    said("Ben", { at: 3 }),
    said("Ben", { at: 4, ...missed }),
  ];
  expect(laidOut(chat)).toEqual(["Ana 1", "missed", "Ana 1", "Ben 1", "Ben 1", "missed", "Ben 1"]);
});

test("[WEB-220] another day is said, the first one's not", () => {
  const chat = [
    said("Ana", { at: 0 }),
    said("Ana", { at: 10 * minute }),
    said("Ana", { at: 11 * minute }),
  ];
  const items = conversation(chat, (at) => (at < 10 * minute ? "Monday" : "Tuesday"));
  expect(items.map(({ type }) => type)).toEqual(["group", "day", "group", "group"]);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
});

const [cleo, dan, eve] = [person("Cleo"), person("Dan"), person("Eve")] as const;

function person(name: string) {
  return { entity: `sip:${name.toLowerCase()}@example.org`, name };
}

function laidOut(chat: readonly ChatEntryView[]): readonly string[] {
  return conversation(chat, () => "today").map((item) =>
    item.type === "group" ? `${item.first.name} ${item.entries.length}` : item.type,
  );
}
