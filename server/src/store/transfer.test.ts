import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { memory, opened, startBackends, visit } from "./backends.ts";
import type { StoreSettings } from "./settings.ts";

const backends = await startBackends();
afterAll(() => backends.stop());

describe.each(backends.all)("data from $name", ({ fresh }) => {
  test.each(backends.all)(
    "[STO-12] is the same after its export and import to $name",
    async (to) => {
      const [source, target] = [await fresh(), await to.fresh()];
      const { store } = await opened(source);
      await Promise.all(["a", "b"].map((name) => store.save(name, memory(2))));
      const visits = Array.from({ length: 1100 }, (_, at) =>
        visit({ participant: `p${at}`, out: new Date().toISOString(), why: "left" }),
      );
      await store.note(visits);
      const conferences = await store.conferences();
      const history = await store.history({ limit: 1000 });
      await store.close();

      const file = join(source.dir, "backup.jsonl");
      const counts = "2 conferences and 1100 visits";
      expect(data("export", file, source)).toEqual([0, `Exported ${counts} to ${file}.\n`]);
      expect(data("import", file, target)).toEqual([0, `Imported ${counts} from ${file}.\n`]);
      const there = (await opened(target)).store;
      expect(await there.conferences()).toEqual(conferences);
      expect(await there.history({ limit: 1000 })).toEqual(history);
      await there.close();
    },
  );
});

describe("npm run data", () => {
  const [sqlite] = backends.all;

  test("[STO-12] imports all lines or none, and names the one that is wrong", async () => {
    const settings = (await sqlite?.fresh()) ?? { dir: "", historyDays: 90 };
    const file = join(settings.dir, "wrong.jsonl");
    const right = JSON.stringify({ conference: { name: "a", memory: memory(2) } });
    for (const wrong of ["{", '{"visit":{"conference":"a"}}']) {
      writeFileSync(file, `${right}\n${wrong}\n`);
      const [code, text] = data("import", file, settings);
      expect(code).toBe(1);
      expect(text).toContain(`Nothing was imported: ${file}, line 2: `);
    }
    const { store } = await opened(settings);
    expect(await store.conferences()).toEqual([]);
    await store.close();
  });

  test("[STO-12] says in a line what it takes, and that a store is in use", async () => {
    const settings = (await sqlite?.fresh()) ?? { dir: "", historyDays: 90 };
    for (const task of ["", "delete"]) {
      expect(data(task, "file", settings)).toEqual([1, expect.stringMatching(/^usage: .*\n$/)]);
    }
    expect(data("import", "/nowhere", settings)).toEqual([1, expect.stringMatching(/ENOENT.*\n$/)]);
    const { store } = await opened(settings);
    const [code, text] = data("export", join(settings.dir, "x"), settings);
    expect(code).toBe(1);
    expect(text).toMatch(/^The store at .* is in use by another Parley\.\n$/);
    await store.close();
  });
});

/** Exit code and all that was printed. */
function data(task: string, file: string, { dir, url }: StoreSettings): [number | null, string] {
  const program = fileURLToPath(new URL("../data.ts", import.meta.url));
  const env = { ...process.env, PARLEY_DATA__DIR: dir, ...(url && { PARLEY_DATA__URL: url }) };
  const { status, stdout, stderr } = spawnSync("node", [program, task, file], {
    env,
    encoding: "utf8",
  });
  return [status, `${stdout}${stderr}`];
}
