import { writeSync } from "node:fs";
import { memory, opened, visit } from "./backends.ts";
import type { StoreSettings } from "./settings.ts";

/**
 * A process that writes as fast as it can and says on stdout what was acknowledged, a line each, until
 * it is killed: `saved NAME MARK`, `began PARTICIPANT` and `ended PARTICIPANT`. Its arguments: the
 * settings as JSON, and the first mark and number.
 */
const settings = JSON.parse(process.argv[2] ?? "") as StoreSettings;
let mark = Number(process.argv[3]);

const say = (line: string) => writeSync(1, `${line}\n`);
const { store } = await opened(settings);
say("open");
await Promise.all(["a", "b", "c", "d"].map((name) => saveForEver(name)).concat(comeAndGoForEver()));

async function saveForEver(name: string): Promise<never> {
  for (;;) {
    const saved = (mark += 1);
    await store.save(name, memory(saved));
    say(`saved ${name} ${saved}`);
  }
}

async function comeAndGoForEver(): Promise<never> {
  for (;;) {
    const began = visit({ participant: `p${(mark += 1)}` });
    await store.note([began]);
    say(`began ${began.participant}`);
    await store.note([{ ...began, out: new Date().toISOString(), why: "left" }]);
    say(`ended ${began.participant}`);
  }
}
