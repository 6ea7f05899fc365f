import type { ConferenceMemory } from "@parley/shared/conference";
import { afterAll, describe, expect, test } from "vitest";
import { memory, opened, startBackends } from "./backends.ts";
import { parseMemory } from "./schemas.ts";

const backends = await startBackends();
afterAll(() => backends.stop());

describe.each(backends.all)("a store in $name", ({ fresh }) => {
  test("[STO-30] what is missed is there when it is opened again, whatever was said", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    await store.save("board", missed("hello \u{0} 🙂 “Ädä” \ud800", 'a "b" \n\r c'));
    await store.close();
    const again = await opened(settings);
    const [kept] = await again.store.conferences();
    expect(kept?.memory).toEqual(missed("hello \u{0} 🙂 “Ädä” \ud800", 'a "b" \n\r c'));
    await again.store.close();
  });

  test("[STO-30] and gone with the word that nobody is owed any", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    await Promise.all([store.save("board", missed("hello")), store.save("board", memory(2))]);
    await store.close();
    const again = await opened(settings);
    expect(await again.store.conferences()).toEqual([{ name: "board", memory: memory(2) }]);
    await again.store.close();
  });
});

test("[STO-31] what was written before there were messages is read; messages that are none are not", () => {
  expect(parseMemory(JSON.stringify(memory(2)))).toEqual({ ok: true, value: memory(2) });
  const wrong = { ...missed("hello"), chat: { newest: 1, messages: [{}], heard: [] } };
  expect(parseMemory(JSON.stringify(wrong)).ok).toBe(false);
});

function missed(...texts: readonly string[]): ConferenceMemory {
  const from = { uri: "sip:ada@example.org", displayName: "Ada" };
  const messages = texts.map((text, at) => ({
    ...{ number: at + 1, messageId: `m-${at}`, from, seat: 3, text },
    date: "2026-01-01T00:00:00.000Z",
  }));
  const heard = [{ seat: 4, heard: 0 }];
  return { ...memory(2), chat: { newest: texts.length, messages, heard } };
}
