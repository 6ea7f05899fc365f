import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, expect, test } from "vitest";
import { vp8Packet } from "../synthetic-peer/vp8-packets.ts";
import { camera, cameraSsrc, leg, Rehearsal, seat } from "./rehearsal.ts";

let collectGarbage: () => void;

beforeAll(() => {
  setFlagsFromString("--expose-gc");
  collectGarbage = runInNewContext("gc") as () => void;
});

test("[FOC-130] of who has left nothing is held: not what they sent, not what they were to see", async () => {
  const rehearsal = new Rehearsal();
  rehearsal.join("A", "B");
  rehearsal.show("A", "B");
  rehearsal.show("B", "A");
  const held = visit(rehearsal, "C", "A");
  expect(await stillThere(held)).toBe(held.length);

  rehearsal.switchboard.close(leg("C"));

  expect(await stillThere(held)).toBe(0);
});

test("[FOC-130] nor of one whose picture lingered while the next was waited for", async () => {
  const rehearsal = new Rehearsal();
  rehearsal.join("A", "B");
  const held = visit(rehearsal, "C", "A");
  rehearsal.plan("A", { sinks: [{ ...seat("A", "B"), captureId: "switched" }] });

  rehearsal.switchboard.close(leg("C"));

  expect(await stillThere(held)).toBe(0);
});

/** Somebody comes, is watched by another and watches them; what only the switchboard holds of it. */
function visit(rehearsal: Rehearsal, name: string, watcher: string): readonly WeakRef<object>[] {
  const plan = {
    leg: leg(name),
    extensions: {},
    sources: [camera(name)],
    sinks: [seat(name, watcher)],
  };
  rehearsal.switchboard.open(plan.leg);
  rehearsal.switchboard.apply(plan, rehearsal.now);
  rehearsal.plan(watcher, { sinks: [{ ...seat(watcher, name), captureId: "switched" }] });
  const packets = [1, 2, 3].map((sequenceNumber) =>
    vp8Packet({ ssrc: cameraSsrc(name), sequenceNumber, key: sequenceNumber === 1 }),
  );
  for (const packet of packets) rehearsal.switchboard.receive(plan.leg, [packet], rehearsal.now);
  return [...plan.sources, ...plan.sinks, ...packets].map((each) => new WeakRef(each));
}

/** A WeakRef holds what it was made for until the turn is over. */
async function stillThere(held: readonly WeakRef<object>[]): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  return held.filter((each) => each.deref() !== undefined).length;
}
