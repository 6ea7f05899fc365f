import { afterAll, describe, expect, test } from "vitest";
import { opened, startBackends, visit } from "./backends.ts";
import { DAY_MS } from "./limits.ts";
import { keepPruned } from "./retention.ts";

const backends = await startBackends();
afterAll(() => backends.stop());

describe.each(backends.all)("the history in $name", ({ fresh }) => {
  test("[STO-7] a visit's end is noted in the visit that began", async () => {
    const { store } = await opened(await fresh());
    const began = visit({ in: daysAgo(1), displayName: "Ada \u{0}🙂" });
    const ended = { ...began, out: daysAgo(0.5), why: "left" };
    await store.note([began]);
    const kept = { ...began, displayName: "Ada \u{FFFD}🙂" };
    expect(await store.history({ limit: 10 })).toEqual([kept]);
    await store.note([ended]);
    expect(await store.history({ limit: 10 })).toEqual([
      { ...ended, displayName: "Ada \u{FFFD}🙂" },
    ]);
    await store.close();
  });

  test("[STO-7] one instant in two spellings is one visit", async () => {
    const { store } = await opened(await fresh());
    const began = { ...visit({ participant: "p1" }), in: "2026-11-21T10:00:00Z" };
    const ended = { ...began, in: "2026-11-21T11:00:00.000+01:00", out: "2026-11-21T12:00:00Z" };
    await Promise.all([store.note([began]), store.note([began, ended])]);
    expect(await store.history({ limit: 10 })).toEqual([
      { ...began, in: "2026-11-21T10:00:00.000Z", out: "2026-11-21T12:00:00.000Z" },
    ]);
    await expect(store.note([visit({ in: "yesterday" })])).rejects.toThrow(RangeError);
    await store.close();
  });

  test("[STO-8] visits are told newest first, of one conference, before an instant, not too many", async () => {
    const { store } = await opened(await fresh());
    const days = [1, 2, 3, 4].map((day) => visit({ participant: `p${day}`, in: daysAgo(day) }));
    await store.note(days.toReversed());
    await store.note([visit({ conference: "crew", participant: "p9", in: daysAgo(2.5) })]);
    const told = async (query: Parameters<typeof store.history>[0]) =>
      (await store.history(query)).map(({ participant }) => participant);
    expect(await told({ limit: 10 })).toEqual(["p1", "p2", "p9", "p3", "p4"]);
    expect(await told({ limit: 2 })).toEqual(["p1", "p2"]);
    expect(await told({ conference: "board", limit: 10 })).toEqual(["p1", "p2", "p3", "p4"]);
    const before = days[1]?.in ?? "";
    expect(await told({ conference: "board", before, limit: 10 })).toEqual(["p3", "p4"]);
    await store.close();
  });

  test("[STO-9] visits left open end when the store is opened again", async () => {
    const settings = await fresh();
    const { store } = await opened(settings);
    const open = visit({ participant: "p1", in: daysAgo(1) });
    const ended = visit({ participant: "p2", in: daysAgo(2), out: daysAgo(1), why: "left" });
    await store.note([open, ended]);
    await store.close();
    const beforeOpening = new Date().toISOString();
    const again = await opened(settings);
    const [first, second] = await again.store.history({ limit: 10 });
    expect(first).toEqual({ ...open, out: first?.out, why: "the focus stopped" });
    expect((first?.out ?? "") >= beforeOpening).toBe(true);
    expect(second).toEqual(ended);
    await again.store.close();
  });

  test("[STO-10] visits that ended longer ago than the history goes back are forgotten", async () => {
    const settings = { ...(await fresh()), historyDays: 30 };
    const { store } = await opened(settings);
    await store.note([
      visit({ participant: "old", in: daysAgo(40), out: daysAgo(31) }),
      visit({ participant: "kept", in: daysAgo(40), out: daysAgo(29) }),
      visit({ participant: "long", in: daysAgo(400) }),
    ]);
    await store.close();
    const again = await opened(settings);
    const left = (await again.store.history({ limit: 10 })).map(({ participant }) => participant);
    expect(left).toEqual(["kept", "long"]);
    await again.store.close();
  });
});

test("[STO-10] they are looked for again and again, and a failure is reported", async () => {
  const limits: string[] = [];
  const reports: string[] = [];
  await new Promise<void>((resolve) => {
    const ledger = {
      prune: (before: string) => {
        if (limits.push(before) === 3) resolve();
        return limits.length === 2 ? Promise.reject(new Error("disk full")) : Promise.resolve();
      },
    };
    keepPruned(ledger, 30, (trouble) => reports.push(trouble), 1);
  });
  expect(reports).toEqual(["Old visits could not be forgotten: Error: disk full"]);
  expect(Date.parse(limits[0] ?? "") / DAY_MS).toBeCloseTo(Date.now() / DAY_MS - 30, 2);
});

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString();
}
