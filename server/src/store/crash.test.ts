import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { type Backend, opened, startBackends } from "./backends.ts";
import { openLedger } from "./database/open-ledger.ts";
import type { Ledger } from "./ledger.ts";
import type { StoreSettings } from "./settings.ts";

/** How often a process is killed; more with PARLEY_CRASHES=50 in the environment. */
const crashes: Record<Backend["name"], number> = {
  SQLite: Number(process.env["PARLEY_CRASHES"] ?? 8),
  PostgreSQL: Number(process.env["PARLEY_CRASHES"] ?? 3),
};
const limitMs = 30_000 + 4000 * Math.max(...Object.values(crashes));

/** Longest that a process may write before it is killed; the first few die before they can. */
const longestLifeMs = 150;

const backends = await startBackends();
afterAll(() => backends.stop());

describe.each(backends.all)("a process that uses $name", ({ name, fresh }) => {
  test("[STO-11] killed with -9 at any moment loses nothing acknowledged, and the next one opens", {
    timeout: limitMs,
  }, async () => {
    const settings = await fresh();
    const known = new Acknowledged();
    for (let crash = 0; crash < crashes[name]; crash += 1) {
      known.add(await livedAndKilled(settings, 1_000_000 * (crash + 1)));
      await expectKept(settings, known);
    }
    expect(known.lines).toBeGreaterThan(crashes[name]);
  });

  test("[STO-11] killed while it makes the tables leaves a store that opens", async () => {
    const settings = await fresh();
    for (const afterMs of [150, 200, 250, 300]) {
      const child = start(settings, 1);
      await Promise.race([once(child, "close"), passed(afterMs)]);
      await killed(child);
    }
    const { store } = await opened(settings);
    expect(await store.history({ limit: 1 })).toBeInstanceOf(Array);
    await store.close();
  });

  test("[STO-4] another process is refused while this one has it open", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    const child = start(settings, 1);
    let complaint = "";
    child.stderr?.on("data", (text) => (complaint += String(text)));
    const [code] = (await once(child, "close")) as [number];
    expect(code).not.toBe(0);
    expect(complaint).toMatch(/The store at .* is in use by another Parley\./);
    await store.close();
  });
});

/** What processes said before they were killed. */
class Acknowledged {
  readonly markByName = new Map<string, number>();
  readonly began = new Set<string>();
  readonly ended = new Set<string>();
  lines = 0;

  add(lines: readonly string[]): void {
    for (const line of lines) {
      const [what, who = "", mark] = line.split(" ");
      if (what === "saved") this.markByName.set(who, Number(mark));
      if (what === "began") this.began.add(who);
      if (what === "ended") this.ended.add(who);
      this.lines += 1;
    }
  }
}

async function expectKept(settings: StoreSettings, known: Acknowledged): Promise<void> {
  const ledger = await openLedger(settings, () => {});
  if (!ledger.ok) throw new Error(ledger.refusal);
  const { readable, unreadable } = await ledger.value.conferences();
  expect(unreadable).toEqual([]);
  const kept = new Map(readable.map((each) => [each.name, each.memory.policy.maxParticipants]));
  for (const [name, mark] of known.markByName) {
    // A later one may have been committed and the process killed before it could say so.
    expect(kept.get(name)).toBeGreaterThanOrEqual(mark);
  }
  const whyByParticipant = await visits(ledger.value);
  for (const who of known.began) expect(whyByParticipant.has(who)).toBe(true);
  for (const who of known.ended) expect(whyByParticipant.get(who)).toBe("left");
  expect(new Set(whyByParticipant.values())).not.toContain(undefined);
  await ledger.value.close();
}

async function visits(ledger: Ledger): Promise<ReadonlyMap<string, string | undefined>> {
  const found = new Map<string, string | undefined>();
  for (let page = await ledger.visitsAfter(undefined); page.length > 0; ) {
    for (const { participant, why } of page) found.set(participant, why);
    page = await ledger.visitsAfter(page.at(-1));
  }
  return found;
}

/** The lines of a process that is killed at a random moment after it opened the store. */
async function livedAndKilled(settings: StoreSettings, mark: number): Promise<readonly string[]> {
  const child = start(settings, mark);
  let said = "";
  await new Promise<void>((resolve) => {
    child.stdout?.on("data", (text) => {
      said += String(text);
      resolve();
    });
    child.once("close", resolve);
  });
  await passed(Math.random() * longestLifeMs);
  await killed(child);
  // The last line may have been cut short: then it was not said.
  return said.split("\n").slice(1, -1);
}

function start(settings: StoreSettings, mark: number): ChildProcess {
  const program = fileURLToPath(new URL("./crash-child.ts", import.meta.url));
  const args = [program, JSON.stringify(settings), String(mark)];
  return spawn("node", args, { stdio: ["ignore", "pipe", "pipe"] });
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "close");
  child.kill("SIGKILL");
  await gone;
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
