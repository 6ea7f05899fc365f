import { afterAll, describe, expect, test } from "vitest";
import { memory, opened, startBackends } from "./backends.ts";
import { openStore } from "./open-store.ts";
import { ask } from "./postgres-server.ts";

const backends = await startBackends();
afterAll(() => backends.stop());

const postgres = backends.all.filter(({ name }) => name === "PostgreSQL");

/** There is always one test here, so that a machine without PostgreSQL has none that is left out. */
test("[STO-13] a connection to PostgreSQL is tested where there is one", () => {
  expect(backends.all.length - postgres.length).toBe(1);
});

describe.each(postgres)("a connection to $name", ({ fresh }) => {
  test("[STO-13] that breaks is reported and opened anew, lock included", async () => {
    const settings = await fresh();
    const { store, reports } = await opened(settings);
    await store.save("a", memory(2));
    await ask(settings.url ?? "", endOthers);
    await expect.poll(() => reports.length).toBe(1);
    expect(reports[0]).toContain("The connection to PostgreSQL: ");
    await store.save("b", memory(3));
    expect((await store.conferences()).map(({ name }) => name)).toEqual(["a", "b"]);
    expect(await openStore(settings, () => {})).toMatchObject({ ok: false });
    await store.close();
  });

  test("[STO-13] that another Parley took over meanwhile writes no more", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    await ask(settings.url ?? "", endOthers);
    const other = await opened(settings);
    await expect(store.save("a", memory(2))).rejects.toThrow("lock timeout");
    await other.store.save("a", memory(3));
    await other.store.close();
    await store.save("b", memory(4));
    await store.close();
  });
});

const endOthers = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;
