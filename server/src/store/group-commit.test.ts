import { describe, expect, test } from "vitest";
import { type Change, changesOf } from "./changes.ts";
import { GroupCommit } from "./group-commit.ts";

describe("group commit", () => {
  test("[STO-2] what comes during a commit shares the next one, in its order", async () => {
    const disk = slowDisk();
    const commits = new GroupCommit(disk.write);
    const first = commits.commit(saving("a"));
    await disk.begun();
    const later = ["b", "c", "d"].map((name) => commits.commit(saving(name)));
    disk.end();
    await first;
    await disk.begun();
    disk.end();
    await Promise.all(later);
    expect(disk.groups).toEqual([["a"], ["b", "c", "d"]]);
  });

  test("[STO-2] nothing is acknowledged before its own commit has ended", async () => {
    const disk = slowDisk();
    const commits = new GroupCommit(disk.write);
    const acknowledged: string[] = [];
    const first = commits.commit(saving("a")).then(() => acknowledged.push("a"));
    await disk.begun();
    const second = commits.commit(saving("b")).then(() => acknowledged.push("b"));
    expect(acknowledged).toEqual([]);
    disk.end();
    await first;
    await disk.begun();
    expect(acknowledged).toEqual(["a"]);
    disk.end();
    await second;
    expect(acknowledged).toEqual(["a", "b"]);
  });

  test("[STO-2] a commit that fails is told to those who share it, and the next one is tried", async () => {
    const disk = slowDisk();
    const commits = new GroupCommit(disk.write);
    const failing = [commits.commit(saving("a")), commits.commit(saving("b"))];
    await disk.begun();
    const after = commits.commit(saving("c"));
    disk.end(new Error("disk full"));
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await disk.begun();
    disk.end();
    await after;
    await commits.idle();
    expect(disk.groups).toEqual([["a", "b"], ["c"]]);
  });
});

test("[STO-2] of each conference and visit a commit writes the last word", () => {
  const began = { conference: "a", participant: "p", entity: "e", displayName: "d", in: "1" };
  const ended = { ...began, out: "2" };
  const group: Change[] = [saving("a"), { type: "remove", name: "b" }, saving("b")];
  group.push({ type: "note", visits: [began, ended] }, { type: "remove", name: "a" });
  expect(changesOf(group)).toEqual({
    saved: [{ name: "b", memory: "{}" }],
    removed: ["a"],
    visits: [ended],
  });
});

function saving(name: string): Change {
  return { type: "save", name, memory: "{}" };
}

/** A disk whose commits begin when they are asked for, and end when told. */
function slowDisk() {
  const groups: (readonly string[])[] = [];
  const underWay: PromiseWithEnd[] = [];
  const waiting: (() => void)[] = [];
  return {
    groups,
    write: (group: readonly Change[]): Promise<void> => {
      groups.push(group.map((change) => (change.type === "note" ? "visits" : change.name)));
      const commit = promiseWithEnd();
      underWay.push(commit);
      for (const tell of waiting.splice(0)) tell();
      return commit.promise;
    },
    async begun(): Promise<void> {
      if (underWay.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    end(error?: Error): void {
      underWay.shift()?.end(error);
    },
  };
}

interface PromiseWithEnd {
  readonly promise: Promise<void>;
  end(error?: Error): void;
}

function promiseWithEnd(): PromiseWithEnd {
  let end: (error?: Error) => void = () => {};
  const promise = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  return { promise, end };
}
