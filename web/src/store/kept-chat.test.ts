import type { ChatEntry } from "@parley/shared/participant";
import { expect, test } from "vitest";
import { fakeStorage } from "./fake-storage.ts";
import { createKeptChat } from "./kept-chat.ts";

test("[WEB-200] what was said in this tab is found again, for the same conference alone", () => {
  const storage = fakeStorage();
  createKeptChat(() => storage).keep("demo", said(entry, { ...entry, id: "2" }));
  const again = createKeptChat(() => storage);
  expect(again.of("demo").map(({ id }) => id)).toEqual(["1", "2"]);
  expect(again.of("other")).toEqual([]);
});

test("[WEB-200] only the newest is kept, by number and by size", () => {
  const storage = fakeStorage();
  const kept = createKeptChat(() => storage);
  kept.keep(
    "demo",
    said(...Array.from({ length: 300 }, (_, nth) => ({ ...entry, id: String(nth) }))),
  );
  expect(kept.of("demo")).toHaveLength(200);
  expect(kept.of("demo").at(-1)?.id).toBe("299");
  kept.keep(
    "demo",
    said(
      { ...entry, id: "a", text: "x".repeat(150_000) },
      { ...entry, id: "b", text: "x".repeat(100_000) },
    ),
  );
  expect(kept.of("demo").map(({ id }) => id)).toEqual(["b"]);
});

test("[WEB-370] who has left for good leaves nothing in the browser; rejoining from the page finds it", () => {
  const storage = fakeStorage();
  const kept = createKeptChat(() => storage);
  const chat = said(entry);
  kept.keep("demo", chat);
  kept.forget("demo", chat);
  expect(storage.length).toBe(0);
  expect(createKeptChat(() => storage).of("demo")).toEqual([]);
  expect(kept.of("demo").map(({ id }) => id)).toEqual(["1"]);
  expect(kept.of("other")).toEqual([]);
  kept.keep("demo", chat);
  expect(createKeptChat(() => storage).of("demo")).toHaveLength(1);
});

test("[WEB-433] who comes back once more finds what was said since, too", () => {
  const kept = createKeptChat(() => storage);
  const storage = fakeStorage();
  kept.forget("demo", said(entry));
  kept.keep("demo", said(entry, { ...entry, id: "2" }));
  expect(kept.of("demo").map(({ id }) => id)).toEqual(["1", "2"]);
});

test("[WEB-201] storage that is broken, forbidden or full of something else is as if empty", () => {
  const forbidden = createKeptChat(() => {
    throw new Error("forbidden");
  });
  forbidden.keep("demo", said(entry));
  expect(forbidden.of("demo")).toEqual([]);
  const storage = fakeStorage();
  const wrong = [
    { ...entry, own: 1 },
    { ...entry, date: "soon" },
    { ...entry, state: "x" },
    null,
    7,
  ];
  for (const text of ["{", "null", "[]", '["demo"]', JSON.stringify(["demo", wrong])]) {
    storage.setItem("parley.chat", text);
    expect([text, createKeptChat(() => storage).of("demo")]).toEqual([text, []]);
  }
});

const entry: ChatEntry = {
  id: "1",
  own: false,
  entity: "sip:ada@a",
  name: "Ada",
  text: "hello",
  date: "2026-01-01T00:00:00.000Z",
  missed: false,
  state: "received",
};

function said(...told: readonly ChatEntry[]) {
  return { told, own: [], reactions: [] };
}
