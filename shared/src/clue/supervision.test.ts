import { describe, expect, test } from "vitest";
import { channelDeadline } from "./channel.ts";
import { MAX_ATTEMPTS, RESPONSE_TIMEOUT } from "./limits.ts";
import { openProvider, type Provider, stepProvider } from "./provider.ts";
import { Ends } from "./test-ends.ts";
import { ack, camera, chosen, offering } from "./test-words.ts";

const ROOM = offering([camera("VC1"), camera("VC2")]);
const OTHER = offering([camera("VC2")]);

describe("no ack", () => {
  test("[CLUE-208] an advertisement that nobody answers goes out again under the next number", () => {
    const ends = new Ends().connect().hold().offer("focus", ROOM).swallow();
    ends.pass(RESPONSE_TIMEOUT - 1);

    expect(ends.ladder).toHaveLength(3);
    ends.pass(1);

    expect(ends.ladder.slice(2)).toEqual([
      "focus → page: advertisement 1 (2 captures)",
      "focus → page: advertisement 2 (2 captures)",
    ]);
    expect(ends.asked).toEqual([]);
  });

  test("[CLUE-208] the last silence closes the channel, and what was configured stays", () => {
    const ends = new Ends().offer("focus", ROOM).connect().choose("page").hold();
    ends
      .offer("focus", ROOM)
      .swallow()
      .pass(MAX_ATTEMPTS * RESPONSE_TIMEOUT);

    expect(ends.at("focus")).toMatchObject({
      phase: "idle",
      provider: { configured: [chosen("VC1", "e1"), chosen("VC2", "e2")] },
    });
    expect(ends.asked).toEqual(["focus: close-channel, no advertisement is acknowledged"]);
    expect(channelDeadline(ends.at("focus"))).toBeUndefined();
  });

  test("[CLUE-208] other content has its own time and its own attempts", () => {
    const ends = new Ends().connect().hold().offer("focus", ROOM).swallow();
    ends.pass(2 * RESPONSE_TIMEOUT + 5);
    ends.offer("focus", OTHER);

    expect(ends.at("focus").provider).toMatchObject({ attempts: 1 });
    expect(channelDeadline(ends.at("focus"))).toBe(3 * RESPONSE_TIMEOUT + 5);
  });

  test("[CLUE-208] an ack that comes is the end of waiting", () => {
    const ends = new Ends().connect().offer("focus", ROOM);

    expect(channelDeadline(ends.at("focus"))).toBeUndefined();
    expect(ends.at("focus").provider.phase).toBe("wait-for-conf");
  });
});

describe("no configureResponse", () => {
  test("[CLUE-209] a configure that nobody answers goes out again, then the channel is closed", () => {
    const ends = new Ends().offer("focus", ROOM).connect().hold();
    ends
      .want("page", [chosen("VC1", "e1")])
      .swallow()
      .pass(MAX_ATTEMPTS * RESPONSE_TIMEOUT);

    expect(ends.ladder.slice(4)).toEqual([
      "page → focus: configure 2 for 1 (1)",
      "page → focus: configure 3 for 1 (1)",
      "page → focus: configure 4 for 1 (1)",
    ]);
    expect(ends.asked).toEqual(["page: close-channel, no configure is answered"]);
    expect(ends.at("page").phase).toBe("idle");
  });

  test("[CLUE-209] an answer to the first that comes late is none to the second", () => {
    const ends = new Ends().offer("focus", ROOM).connect().hold();
    ends.want("page", [chosen("VC1", "e1")]).pass(RESPONSE_TIMEOUT);
    ends.deliver("focus");
    ends.deliver("page");

    expect(ends.at("page").consumer.phase).toBe("wait-for-conf-response");
    ends.deliverAll();

    expect(ends.at("page").consumer).toMatchObject({
      phase: "established",
      configured: [chosen("VC1", "e1")],
    });
  });
});

test("[CLUE-208] each thing awaited has its own deadline, which nothing else moves", () => {
  const ends = new Ends().offer("page", OTHER).connect().hold().offer("focus", ROOM).swallow();
  ends.pass(10_000).want("focus", []).swallow();

  expect(channelDeadline(ends.at("focus"))).toBe(RESPONSE_TIMEOUT);
  const before = ends.ladder.length;
  ends.pass(RESPONSE_TIMEOUT - 10_000);

  expect(ends.ladder.slice(before)).toEqual(["focus → page: advertisement 2 (2 captures)"]);
  expect(channelDeadline(ends.at("focus"))).toBe(RESPONSE_TIMEOUT + 10_000);
});

test("[CLUE-210] a configure is waited for without end: the consumer may need its person", () => {
  const ends = new Ends()
    .offer("focus", ROOM)
    .connect()
    .pass(24 * 3_600_000);

  expect(ends.at("focus").provider.phase).toBe("wait-for-conf");
  expect(ends.ladder).toHaveLength(4);
  expect(ends.asked).toEqual([]);
});

describe("answers that blame the number alone", () => {
  test("[CLUE-206] a NACK 402 has the same content sent again, but not for ever", () => {
    let [provider] = stepProvider(openProvider({ nextToSend: 7 }), {
      type: "settings-changed",
      content: ROOM,
    });
    const phases: string[] = [];
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const [after, effects] = refuse(provider, attempt);
      provider = after;
      phases.push(after.phase);
      expect(effects).toHaveLength(attempt < MAX_ATTEMPTS ? 1 : 0);
    }

    expect(phases).toEqual(["wait-for-ack", "wait-for-ack", "adv"]);
    expect(provider).toMatchObject({ sent: { sequenceNr: 9 }, refusal: { responseCode: 402 } });
  });

  test("[CLUE-207] a configure lost on the way does not stop the next: 402, and it is asked for again", () => {
    const ends = new Ends().offer("focus", ROOM).connect().hold();
    ends
      .want("page", [chosen("VC1", "e1")])
      .swallow()
      .pass(RESPONSE_TIMEOUT)
      .deliverAll();

    expect(ends.ladder.slice(4)).toEqual([
      "page → focus: configure 2 for 1 (1)",
      "page → focus: configure 3 for 1 (1)",
      "focus → page: configureResponse 2 for 3: 402",
      "page → focus: configure 4 for 1 (1)",
      "focus → page: configureResponse 3 for 4: 200",
    ]);
    expect(ends.at("page").consumer.phase).toBe("established");
  });
});

function refuse(provider: Provider, sequenceNr: number): ReturnType<typeof stepProvider> {
  const number = provider.sent?.sequenceNr ?? 0;
  return stepProvider(provider, { type: "ack-received", ack: ack(sequenceNr, number, 402) });
}
