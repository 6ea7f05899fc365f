import { describe, expect, test } from "vitest";
import { ms } from "../lib/index.ts";
import { mayConfigure } from "./channel.ts";
import { Ends } from "./test-ends.ts";
import { camera, chosen, offering } from "./test-words.ts";

const BOTH = offering([camera("VC1"), camera("VC2")]);
const ONE = offering([camera("VC2")]);
const PATIENT = { page: { ackDelay: ms(200) } };

test("[CLUE-203] a consumer whose ack may wait sends it with its configure", () => {
  const ends = new Ends(PATIENT).offer("focus", BOTH).connect();

  expect(ends.at("page").consumer.phase).toBe("adv-processing");
  expect(mayConfigure(ends.at("page"))).toBe(true);
  ends.choose("page");

  expect(ends.at("focus").provider.phase).toBe("established");
  expect(ends.at("page").consumer.configured).toEqual(ends.at("focus").provider.configured);
  expect(ends.ladder.slice(2)).toEqual([
    "focus → page: advertisement 1 (2 captures)",
    "page → focus: configure+ack 1 for 1 (2)",
    "focus → page: configureResponse 2 for 1: 200",
  ]);
});

test("[CLUE-203] if the choice takes too long, the ack goes out alone and the configure carries none", () => {
  const ends = new Ends(PATIENT).offer("focus", BOTH).connect().pass(200);

  expect(ends.at("page").consumer.phase).toBe("conf");
  expect(ends.at("focus").provider.phase).toBe("wait-for-conf");
  ends.choose("page");

  expect(ends.ladder.slice(3)).toEqual([
    "page → focus: ack 1 for 1: 200",
    "page → focus: configure 2 for 1 (2)",
    "focus → page: configureResponse 2 for 2: 200",
  ]);
});

describe("[CLUE-204] a configure+ack that fails", () => {
  const ends = new Ends(PATIENT).offer("focus", BOTH).connect();
  ends.want("page", [chosen("nobody", "e1")]);

  test("has acknowledged all the same: each end waits for the next configure", () => {
    expect(ends.at("focus").provider.phase).toBe("wait-for-conf");
    expect(ends.at("page").consumer).toMatchObject({
      phase: "conf",
      refusal: { responseCode: 400 },
    });
  });

  test("is followed by one that carries the ack again, as no ack was sent", () => {
    ends.choose("page");

    expect(ends.ladder.slice(-2)).toEqual([
      "page → focus: configure+ack 2 for 1 (2)",
      "focus → page: configureResponse 3 for 2: 200",
    ]);
  });
});

test("[CLUE-205] an advertisement that overtakes the choice finds the former acknowledged first", () => {
  const ends = new Ends(PATIENT).offer("focus", BOTH).connect().offer("focus", ONE);

  expect(ends.at("page").consumer.phase).toBe("adv-processing");
  ends.choose("page");

  expect(ends.ladder.slice(2)).toEqual([
    "focus → page: advertisement 1 (2 captures)",
    "focus → page: advertisement 2 (1 capture)",
    "page → focus: ack 1 for 1: 200",
    "page → focus: configure+ack 2 for 2 (1)",
    "focus → page: configureResponse 3 for 2: 200",
  ]);
});

test("[CLUE-205] also one that is refused finds it so, and leaves the former in force", () => {
  const bad = offering([camera("VC1"), camera("VC1")]);
  const ends = new Ends(PATIENT).offer("focus", BOTH).connect().offer("focus", bad);

  expect(ends.at("page").consumer).toMatchObject({
    phase: "wait-for-adv",
    advertisement: { content: BOTH },
  });
  expect(ends.ladder.slice(-2)).toEqual([
    "page → focus: ack 1 for 1: 200",
    "page → focus: ack 2 for 2: 303",
  ]);
});

test("[CLUE-21] a configure+ack that crosses a new advertisement is not answered, and nobody waits for it", () => {
  const ends = new Ends(PATIENT).offer("focus", BOTH).connect();
  ends.holding(() => ends.choose("page").offer("focus", ONE));
  ends.choose("page");

  expect(ends.at("focus").provider).toMatchObject({
    phase: "established",
    configured: [chosen("VC2", "e2")],
  });
  expect(ends.ladder.slice(3)).toEqual([
    "page → focus: configure+ack 1 for 1 (2)",
    "focus → page: advertisement 2 (1 capture)",
    "page → focus: configure+ack 2 for 2 (1)",
    "focus → page: configureResponse 3 for 2: 200",
  ]);
});
