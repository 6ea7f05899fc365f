import { EventEmitter } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { memory, visit } from "../backends.ts";
import type { Changes } from "../changes.ts";
import type { StoreLedger } from "../ledger.ts";
import { openStore } from "../open-store.ts";
import { startWorker } from "./ledger-thread.ts";
import { openThreadedLedger } from "./threaded-ledger.ts";

describe("a thread that is lost", () => {
  test("[STO-14] is followed by another, and nobody who asks notices", async () => {
    const { ledger, threads, reports } = await opened();
    await ledger.commit(saved(1));
    await threads.at(-1)?.terminate();
    await ledger.commit(saved(2));
    expect(await marks(ledger)).toEqual([2]);
    expect([threads.length, reports]).toEqual([2, ["The store's thread has ended."]]);
    await ledger.close();
  });

  test("[STO-14] while it writes has what it was to write written by the next", async () => {
    const { ledger, threads } = await opened();
    const committing = [1, 2, 3].map((mark) => ledger.commit(saved(mark)));
    const ending = threads.at(-1)?.terminate();
    await Promise.all([...committing, ending]);
    expect(await marks(ledger)).toEqual([3]);
    await ledger.close();
  });

  test("[STO-14] has ended no visit of those who are still there", async () => {
    const { ledger, threads } = await opened();
    await ledger.commit({ ...nothing, visits: [visit({})] });
    await threads.at(-1)?.terminate();
    expect((await ledger.history({ limit: 9 })).map(({ out }) => out)).toEqual([undefined]);
    await ledger.close();
    const next = await opened();
    expect((await next.ledger.history({ limit: 9 }))[0]?.why).toBe("the focus stopped");
    await next.ledger.close();
  });

  test("[STO-15] again and again is opened again less and less often", async () => {
    const { ledger, threads, time, fails } = await opened();
    fails.now = true;
    await threads.at(-1)?.terminate();
    const tries = [];
    for (time.now = 0; time.now <= 20_000; time.now += 50) {
      const before = threads.length;
      await expect(ledger.commit(saved(1))).rejects.toThrow(/too early|before it could open/);
      if (threads.length > before) tries.push(time.now);
    }
    expect(tries).toEqual([0, 100, 300, 700, 1500, 3100, 6300, 11_300, 16_300]);
    fails.now = false;
    time.now += 5000;
    await ledger.commit(saved(7));
    expect(await marks(ledger)).toEqual([7]);
    await threads.at(-1)?.terminate();
    await ledger.commit(saved(8));
    await ledger.close();
  });

  test("[STO-15] is not opened again for who asks after it was closed", async () => {
    const { ledger, threads } = await opened();
    await ledger.close();
    await expect(ledger.history({ limit: 9 })).rejects.toThrow("the store is closed");
    expect(threads).toHaveLength(1);
  });

  test("[STO-15] is not waited for by who closes", async () => {
    const { ledger, threads } = await opened();
    await threads.at(-1)?.terminate();
    await ledger.close();
    expect(threads).toHaveLength(1);
  });
});

describe("files of the store", () => {
  test("[STO-16] are their owner's alone, also those that an earlier Parley left open to others", async () => {
    const deeper = join(dir, "data");
    const store = await openStore({ ...settings(), dir: deeper }, () => {});
    if (!store.ok) throw new Error(store.refusal);
    await store.value.save("board", memory(2));
    const owners = { ".": "700", "parley.db": "600", "parley.db-wal": "600" };
    expect(modesIn(deeper)).toEqual(owners);
    // What one that was killed leaves behind.
    const left = join(dir, "left");
    mkdirSync(left, { mode: 0o700 });
    for (const name of ["parley.db", "parley.db-wal"]) {
      copyFileSync(join(deeper, name), join(left, name));
      chmodSync(join(left, name), 0o644);
    }
    await store.value.close();
    const next = await openStore({ ...settings(), dir: left }, () => {});
    if (!next.ok) throw new Error(next.refusal);
    expect(modesIn(left)).toEqual(owners);
    expect((await next.value.conferences()).map(({ name }) => name)).toEqual(["board"]);
    await next.value.close();
  });
});

let dir = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "parley-thread-"));
});

afterEach(() => rmSync(dir, { recursive: true }));

function settings() {
  return { dir, historyDays: 90 };
}

/** A ledger whose threads can be ended, and kept from starting, at a time that is set by hand. */
async function opened() {
  const threads: Worker[] = [];
  const reports: string[] = [];
  const time = { now: 0 };
  const fails = { now: false };
  const result = await openThreadedLedger(settings(), {
    report: (trouble) => void reports.push(trouble),
    now: () => time.now,
    start(threadSettings) {
      const worker = fails.now ? stillborn() : startWorker(threadSettings);
      threads.push(worker);
      return worker;
    },
  });
  if (!result.ok) throw new Error(result.refusal);
  return { ledger: result.value, threads, reports, time, fails };
}

/** A thread that ends before it has opened anything. */
function stillborn(): Worker {
  const worker = new EventEmitter();
  queueMicrotask(() => worker.emit("exit", 1));
  return worker as Worker;
}

const nothing: Changes = { saved: [], removed: [], visits: [] };

function saved(mark: number): Changes {
  return { ...nothing, saved: [{ name: "board", memory: JSON.stringify(memory(mark)) }] };
}

async function marks(ledger: StoreLedger): Promise<readonly number[]> {
  const { readable } = await ledger.conferences();
  return readable.map((each) => each.memory.policy.maxParticipants);
}

function modesIn(folder: string): Readonly<Record<string, string>> {
  const names = [".", ...readdirSync(folder).toSorted()];
  const mode = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
  return Object.fromEntries(names.map((name) => [name, mode(name)]));
}
