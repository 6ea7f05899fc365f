import fc from "fast-check";
import { expect, test } from "vitest";
import { ms } from "../lib/index.ts";
import { mayConfigure } from "./channel.ts";
import type { AdvertisementContent, CaptureEncoding } from "./model/advertisement.ts";
import { Ends, type Name } from "./test-ends.ts";
import { camera, chosen, group, offering } from "./test-words.ts";

const GROUPS = { encodingGroups: [group("G", "e1", "e2"), group("H", "f1")] };
const CONTENTS: readonly AdvertisementContent[] = [
  offering([camera("VC1")], GROUPS),
  offering([camera("VC1"), camera("VC2")], GROUPS),
  offering([camera("VC2"), camera("VC3")], GROUPS),
  offering([camera("VC1"), camera("VC1")], GROUPS),
];
const SELECTIONS: readonly (readonly CaptureEncoding[])[] = [
  [],
  [chosen("VC1", "e1")],
  [chosen("VC2", "e1"), chosen("VC1", "e2")],
  [chosen("VC3", "e2")],
  [chosen("VC2", "f1")],
];

type Move =
  | { readonly type: "offer"; readonly by: Name; readonly content: number }
  | { readonly type: "want"; readonly by: Name; readonly selection: number }
  | { readonly type: "deliver"; readonly to: Name }
  | { readonly type: "lose" | "connect" };

test("[CLUE-216] whatever happens on an ordered channel without loss, both ends come to rest agreed", () => {
  fc.assert(
    fc.property(fc.array(move(), { maxLength: 60 }), fc.boolean(), fc.boolean(), (moves, a, b) => {
      const ends = new Ends({
        focus: a ? { ackDelay: ms(100) } : {},
        page: b ? { ackDelay: ms(100) } : {},
      }).hold();
      ends.connect();
      for (const one of moves) play(ends, one);
      comeToRest(ends);

      expectAgreed(ends, "focus", "page");
      expectAgreed(ends, "page", "focus");
      expect(ends.asked.filter((line) => !line.includes("closed channel"))).toEqual([]);
      expect(ends.ladder.filter((line) => line.endsWith("402"))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

function play(ends: Ends, one: Move): void {
  switch (one.type) {
    case "offer":
      return void ends.offer(one.by, CONTENTS[one.content] ?? CONTENTS[0] ?? offering([]));
    case "want":
      return void ends.want(one.by, SELECTIONS[one.selection] ?? []);
    case "deliver":
      return void ends.deliver(one.to);
    case "lose":
      return void ends.lose();
    case "connect":
      return void ends.connect();
  }
}

/** A channel, all that was said heard, and nobody left who owes a choice. */
function comeToRest(ends: Ends): void {
  ends.connect().deliverAll();
  for (const name of ["focus", "page"] as const) {
    if (!mayConfigure(ends.at(name))) continue;
    ends.want(name, []).deliverAll();
  }
  ends.pass(10_000).deliverAll();
}

/** What one end provides and the other consumes: the same content, the same selection, phases that belong together. */
function expectAgreed(ends: Ends, by: Name, to: Name): void {
  const { provider, wanted } = ends.at(by);
  const { consumer } = ends.at(to);
  const isGood = wanted !== undefined && wanted.content !== CONTENTS[3];

  expect([provider.phase, consumer.phase]).toEqual(
    isGood ? ["established", "established"] : ["adv", "wait-for-adv"],
  );
  if (!isGood) return;
  expect(provider.sent?.content).toBe(wanted.content);
  expect(consumer.advertisement).toEqual(provider.sent);
  expect(consumer.configured).toEqual(provider.configured);
}

function move(): fc.Arbitrary<Move> {
  const name = fc.constantFrom<Name>("focus", "page");
  return fc.oneof(
    { weight: 2, arbitrary: record("offer", { by: name, content: fc.nat(3) }) },
    { weight: 3, arbitrary: record("want", { by: name, selection: fc.nat(4) }) },
    { weight: 6, arbitrary: record("deliver", { to: name }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("lose", "connect") }) },
  ) as fc.Arbitrary<Move>;
}

function record(type: string, rest: Readonly<Record<string, fc.Arbitrary<unknown>>>) {
  return fc.record({ type: fc.constant(type), ...rest });
}
