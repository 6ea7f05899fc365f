import { expect, test } from "vitest";
import { Ends } from "./test-ends.ts";
import { camera, chosen, offering } from "./test-words.ts";

const BOTH = offering([camera("VC1"), camera("VC2")]);
const ONE = offering([camera("VC2")]);

test("[CLUE-40] two ends agree on all that is offered, and each line says what it is", () => {
  const ends = new Ends();
  ends.offer("focus", BOTH);
  ends.connect();
  ends.choose("page");

  expect(ends.at("focus").provider.configured).toEqual([chosen("VC1", "e1"), chosen("VC2", "e2")]);
  expect(ends.at("page").consumer.configured).toEqual(ends.at("focus").provider.configured);
  expect(ends.ladder).toEqual([
    "focus → page: options 1 (1.0)",
    "page → focus: optionsResponse 1: 200",
    "focus → page: advertisement 1 (2 captures)",
    "page → focus: ack 1 for 1: 200",
    "page → focus: configure 2 for 1 (2)",
    "focus → page: configureResponse 2 for 2: 200",
  ]);
});

test("[CLUE-41] a configure that crosses a new advertisement is 404; the consumer has moved on already", () => {
  const ends = new Ends();
  ends.offer("focus", BOTH);
  ends.connect();
  ends.holding(() => {
    ends.choose("page");
    ends.offer("focus", ONE);
  });

  expect(ends.at("page").consumer).toMatchObject({ phase: "conf", configured: [] });
  expect(ends.at("page").consumer.advertisement?.content).toEqual(ONE);
  ends.choose("page");

  expect(ends.at("focus").provider).toMatchObject({
    phase: "established",
    configured: [chosen("VC2", "e2")],
  });
  expect(ends.ladder.slice(4)).toEqual([
    "page → focus: configure 2 for 1 (2)",
    "focus → page: advertisement 2 (1 capture)",
    "focus → page: configureResponse 3 for 2: 404",
    "page → focus: ack 3 for 2: 200",
    "page → focus: configure 4 for 2 (1)",
    "focus → page: configureResponse 4 for 4: 200",
  ]);
});

test("[CLUE-42] when somebody leaves, his capture dries up at both ends before anybody is asked", () => {
  const ends = new Ends();
  ends.offer("focus", BOTH);
  ends.connect();
  ends.choose("page");
  ends.offer("focus", ONE);

  expect(ends.at("focus").provider.configured).toEqual([chosen("VC2", "e2")]);
  expect(ends.at("page").consumer.configured).toEqual([chosen("VC2", "e2")]);
  ends.choose("page");

  expect(ends.at("page").consumer).toMatchObject({
    phase: "established",
    configured: [chosen("VC2", "e2")],
  });
});

test("[CLUE-43] both directions go on independently, and a lost channel comes back to the same", () => {
  const ends = new Ends();
  ends.offer("focus", BOTH);
  ends.offer("page", ONE);
  ends.connect();
  ends.choose("page");
  ends.choose("focus");
  const before = [ends.at("focus").provider.configured, ends.at("page").provider.configured];
  ends.lose();
  const during = [ends.at("focus").provider.configured, ends.at("page").provider.configured];
  ends.connect();
  ends.choose("page");
  ends.choose("focus");
  const after = [ends.at("focus").provider.configured, ends.at("page").provider.configured];

  expect(during).toEqual(before);
  expect(after).toEqual(before);
  expect(before.map((list) => list.length)).toEqual([2, 1]);
});
