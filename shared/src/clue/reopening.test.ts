import { describe, expect, test } from "vitest";
import { Ends } from "./test-ends.ts";
import { camera, chosen, configure, offering } from "./test-words.ts";
import { printClueMessage } from "./xml/print-message.ts";

const BOTH = offering([camera("VC1"), camera("VC2")]);
const ONE = offering([camera("VC2")]);
const PICK = [chosen("VC1", "e1"), chosen("VC2", "e2")];

describe("a channel that is lost", () => {
  test.each([
    ["in channel-setup", []],
    ["in the options phase", ["channel-opened"]],
  ] as const)("[CLUE-211] also %s leaves in force what a former one agreed", (_name, more) => {
    const ends = established().lose();
    for (const type of ["setup-started", ...more, "channel-lost"] as const) {
      ends.give("focus", { type }).give("page", { type });
    }

    expect(inForce(ends)).toEqual([PICK, PICK]);
  });

  test("[CLUE-211] is opened anew by setup-started: options, advertisement and configure are new on it", () => {
    const ends = established().lose();
    const before = ends.ladder.length;
    ends.connect();

    expect(inForce(ends)).toEqual([PICK, PICK]);
    ends.choose("page");

    expect(ends.ladder.slice(before)).toEqual([
      "focus → page: options 1 (1.0)",
      "page → focus: optionsResponse 1: 200",
      "focus → page: advertisement 1 (2 captures)",
      "page → focus: ack 1 for 1: 200",
      "page → focus: configure 2 for 1 (2)",
      "focus → page: configureResponse 2 for 2: 200",
    ]);
    expect(inForce(ends)).toEqual([PICK, PICK]);
  });

  test("[CLUE-211] what changed meanwhile is what the new channel advertises", () => {
    const ends = established().lose().offer("focus", ONE);

    expect(inForce(ends)).toEqual([PICK, PICK]);
    ends.connect();

    expect(inForce(ends)).toEqual([[chosen("VC2", "e2")], [chosen("VC2", "e2")]]);
  });

  test("[CLUE-211] a new configure that fails leaves what was in force before", () => {
    const ends = established()
      .lose()
      .connect()
      .want("page", [chosen("nobody", "e1")]);

    expect(inForce(ends)).toEqual([PICK, PICK]);
  });

  test("[CLUE-211] nothing opens without setup-started", () => {
    const ends = established().lose();
    ends.give("focus", { type: "channel-opened" }).give("page", { type: "channel-opened" });

    expect([ends.at("focus").phase, ends.at("page").phase]).toEqual(["idle", "idle"]);
  });
});

test("[CLUE-212] the numbers of a former channel name nothing on the next", () => {
  const ends = established().lose();
  const { wanted: _, ...nothingToOffer } = ends.at("focus");
  ends.replace("focus", nothingToOffer).connect();
  const late = printClueMessage({ ...configure(1, 1, []), clueId: "page" });
  ends.give("focus", { type: "message-received", text: late });

  expect(ends.ladder.at(-1)).toBe("focus → page: configureResponse 1 for 1: 400");
});

test("[CLUE-213] a peer that consumes no longer on the new channel is sent nothing any more", () => {
  const ends = established().lose();
  const page = new Ends({ page: { mediaConsumer: false } });
  ends.replace("page", page.at("page")).connect();

  expect(ends.at("focus").provider.configured).toEqual([]);
});

function established(): Ends {
  return new Ends().offer("focus", BOTH).connect().choose("page");
}

/** What the focus sends by the page's word, and what the page believes. */
function inForce(ends: Ends): unknown[] {
  return [ends.at("focus").provider.configured, ends.at("page").consumer.configured];
}
