import fc from "fast-check";
import { expect, test } from "vitest";
import { Outbox } from "./outbox.ts";

/** What one step tells, and whether that has to be kept first. */
const steps = fc.array(fc.record({ effects: fc.nat(3), isKept: fc.boolean() }), { maxLength: 20 });

test("[FOC-50] all is told in order, and nothing before what it acknowledges is kept", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (told) => {
      const performed: number[] = [];
      const outbox = new Outbox<number>(
        (effect) => void performed.push(effect),
        () => {},
      );
      const all: number[] = [];
      const writings: { upTo: number; done: () => void }[] = [];
      for (const { effects, isKept } of told) {
        const numbers = Array.from({ length: effects }, (_, at) => all.length + at);
        const before = all.length;
        all.push(...numbers);
        const kept = isKept
          ? new Promise<void>((done) => void writings.push({ upTo: before, done }))
          : undefined;
        outbox.send(numbers, kept);
      }
      for (const { upTo, done } of writings) {
        expect(performed).toEqual(all.slice(0, upTo));
        done();
        await Promise.resolve();
        await Promise.resolve();
      }
      expect(performed).toEqual(all);
    }),
  );
});

test("[FOC-51] what an effect brings about lines up behind the effects that were there before", async () => {
  const performed: string[] = [];
  const outbox = new Outbox<string>(
    (effect) => {
      performed.push(effect);
      if (effect === "answer") outbox.send(["echo"]);
    },
    () => {},
  );
  const kept = Promise.resolve();
  outbox.send(["answer", "notify"], kept);
  outbox.send(["bye"]);
  await kept;
  expect(performed).toEqual(["answer", "notify", "bye", "echo"]);
});

test("[FOC-52] what cannot be kept is not told, and neither is anything after it", async () => {
  const performed: string[] = [];
  const failures: unknown[] = [];
  const outbox = new Outbox<string>(
    (effect) => void performed.push(effect),
    (error) => {
      failures.push(error);
      outbox.takeBack();
    },
  );
  const kept = Promise.reject(new Error("the disk is full"));
  outbox.send(["answer"], kept);
  outbox.send(["notify"]);
  await kept.catch(() => {});
  expect([performed, failures.length]).toEqual([[], 1]);
});
