import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { memory, opened, startBackends, visit } from "./backends.ts";
import { openStore } from "./open-store.ts";
import { ask } from "./postgres-server.ts";
import type { StoreSettings } from "./settings.ts";

const backends = await startBackends();
afterAll(() => backends.stop());

describe.each(backends.all)("a store in $name", ({ fresh }) => {
  test("[STO-1] what was saved is there when it is opened again, as it was last", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    expect(await store.conferences()).toEqual([]);
    await Promise.all([store.save("board", memory(2)), store.save("crew", memory(5))]);
    await store.save("board", memory(7));
    await store.close();
    expect(await reopened(settings)).toEqual([
      { name: "board", memory: memory(7) },
      { name: "crew", memory: memory(5) },
    ]);
  });

  test("[STO-1] what was removed is gone, and of one name the last call counts", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    const calls = [store.save("a", memory(2)), store.remove("a"), store.save("b", memory(2))];
    calls.push(store.save("b", memory(3)), store.remove("c"), store.save("c", memory(4)));
    await Promise.all(calls);
    await store.save("d", memory(5));
    await store.remove("d");
    await store.close();
    expect((await reopened(settings)).map(({ name }) => name)).toEqual(["b", "c"]);
  });

  test("[STO-1] a thousand writes at once are all there", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    const numbers = Array.from({ length: 1200 }, (_, at) => at + 2);
    await Promise.all(numbers.map((number) => store.save(`room-${number}`, memory(number))));
    const marks = (await store.conferences()).map((each) => each.memory.policy.maxParticipants);
    expect(marks.sort((a, b) => a - b)).toEqual(numbers);
    await store.close();
  });

  test("[STO-3] closing waits for what is being written, and nothing is written after", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    const saved = store.save("board", memory(2));
    await store.close();
    await saved;
    await expect(store.save("late", memory(2))).rejects.toThrow("the store is closed");
    await expect(store.note([visit({})])).rejects.toThrow("the store is closed");
    expect(await reopened(settings)).toEqual([{ name: "board", memory: memory(2) }]);
  });

  test("[STO-4] whoever opens it while it is open is refused in one line", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    const second = await openStore(settings, () => {});
    expect(second).toMatchObject({ ok: false });
    expect(second.ok ? "" : second.refusal).toMatch(
      /^The store at .* is in use by another Parley\.$/,
    );
    await store.save("board", memory(2));
    await store.close();
    expect(await reopened(settings)).toHaveLength(1);
  });

  test("[STO-5] a memory that cannot be read is reported; the others are read", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    await Promise.all(["a", "b", "c"].map((name) => store.save(name, memory(2))));
    await store.close();
    await tamper(settings, "UPDATE conference SET memory = '{\"uri\":1}' WHERE name = 'a'");
    await tamper(settings, "UPDATE conference SET memory = '{' WHERE name = 'b'");
    const again = await opened(settings);
    expect((await again.store.conferences()).map(({ name }) => name)).toEqual(["c"]);
    expect(again.reports).toEqual([
      expect.stringContaining("The memory of conference a cannot be read: uri: "),
      expect.stringContaining("The memory of conference b cannot be read: SyntaxError"),
    ]);
    await again.store.save("a", memory(3));
    await again.store.close();
    expect((await reopened(settings)).map(({ name }) => name)).toEqual(["a", "c"]);
  });

  test("[STO-6] tables of a newer Parley are refused, not touched", async () => {
    const settings = await fresh();
    await reopened(settings);
    const future =
      "INSERT INTO kysely_migration VALUES ('9999-future', '2099-01-01T00:00:00.000Z')";
    await tamper(settings, future);
    const result = await openStore(settings, () => {});
    expect(result.ok ? "" : result.refusal).toMatch(/it was written by a newer Parley$/);
  });

  test("[STO-6] making the tables stops half-way without a trace", async () => {
    const settings = await fresh();
    await tamper(settings, "CREATE TABLE visit (in_the_way text)");
    const result = await openStore(settings, () => {});
    expect(result.ok ? "" : result.refusal).toMatch(/cannot be opened: .*visit/);
    await tamper(settings, "DROP TABLE visit");
    expect(await reopened(settings)).toEqual([]);
  });
});

test("[STO-6] a file that is no database and a server that is not there are refused", async () => {
  const [sqlite] = backends.all;
  const settings = (await sqlite?.fresh()) ?? { dir: "", historyDays: 90 };
  const notADirectory = { ...settings, dir: "/dev/null/data" };
  const nobody = { ...settings, url: "postgres://nobody:secret@127.0.0.1:1/none" };
  for (const wrong of [notADirectory, nobody]) {
    const result = await openStore(wrong, () => {});
    expect(result.ok ? "" : result.refusal).toMatch(/^The store at .* cannot be opened: .+/);
    expect(JSON.stringify(result)).not.toContain("secret");
  }
  expect(readdirSync(settings.dir)).toEqual([]);
});

async function reopened(settings: StoreSettings) {
  const { store } = await opened(settings);
  const conferences = await store.conferences();
  await store.close();
  return conferences;
}

/** Runs a statement on a database that nobody has open. */
async function tamper({ dir, url }: StoreSettings, sql: string): Promise<void> {
  if (url !== undefined) return ask(url, sql);
  const database = new DatabaseSync(join(dir, "parley.db"));
  database.exec(sql);
  database.close();
}
