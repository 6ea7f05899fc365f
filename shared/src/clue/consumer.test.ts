import { describe, expect, test } from "vitest";
import { type Consumer, type ConsumerInput, openConsumer, stepConsumer } from "./consumer.ts";
import { fault } from "./fault.ts";
import {
  advertisement,
  camera,
  chosen,
  configureResponse,
  offering,
  onlyMessage,
} from "./test-words.ts";

const ROOM = offering([camera("VC1"), camera("VC2")]);
const BROKEN = offering([camera("VC1"), camera("VC1")]);
const PICK = [chosen("VC1", "e1")];
const OTHER_PICK = [chosen("VC2", "e2")];

/** Figure 11 of RFC 8847 as a table; `=` says: no change. The newest configure is 61. */
const ARROWS: Readonly<Record<string, Readonly<Record<Consumer["phase"], string>>>> = {
  advertisement: everywhere("conf"),
  "bad advertisement": everywhere("wait-for-adv"),
  "unreadable advertisement": everywhere("wait-for-adv"),
  "own choice": {
    "wait-for-adv": "=",
    "adv-processing": "wait-for-conf-response",
    conf: "wait-for-conf-response",
    "wait-for-conf-response": "=",
    established: "wait-for-conf-response",
  },
  "no choice": { ...everywhere("="), "adv-processing": "conf" },
  "no response": everywhere("="),
  response: { ...everywhere("="), "wait-for-conf-response": "established" },
  "error response": { ...everywhere("="), "wait-for-conf-response": "conf" },
  "response that blames the number": everywhere("="),
  "response to a former configure": everywhere("="),
  "unreadable response": everywhere("="),
};

const EVENTS: Readonly<Record<string, ConsumerInput>> = {
  advertisement: { type: "advertisement-received", advertisement: advertisement(8, ROOM) },
  "bad advertisement": { type: "advertisement-received", advertisement: advertisement(8, BROKEN) },
  "unreadable advertisement": {
    type: "faulty-advertisement-received",
    sequenceNr: 8,
    fault: fault(301, "x"),
  },
  "own choice": { type: "configure-requested", captureEncodings: OTHER_PICK },
  response: { type: "configure-response-received", response: configureResponse(8, 61) },
  "error response": {
    type: "configure-response-received",
    response: configureResponse(8, 61, 404),
  },
  "response that blames the number": {
    type: "configure-response-received",
    response: configureResponse(8, 61, 402),
  },
  "no choice": { type: "choice-missing" },
  "no response": { type: "configure-response-missing" },
  "response to a former configure": {
    type: "configure-response-received",
    response: configureResponse(8, 60),
  },
  "unreadable response": {
    type: "faulty-configure-response-received",
    sequenceNr: 8,
    fault: fault(301, "x"),
  },
};

const PHASES = [
  "wait-for-adv",
  "adv-processing",
  "conf",
  "wait-for-conf-response",
  "established",
] as const;

describe("the diagram", () => {
  const cases = PHASES.flatMap((phase) =>
    Object.keys(ARROWS).map((event) => [phase, event] as const),
  );

  test.each(cases)("[CLUE-30] in %s, %s moves as Figure 11 draws it", (phase, event) => {
    const before = inPhase(phase);
    const [after] = stepConsumer(before, eventOf(event));
    const drawn = ARROWS[event ?? ""]?.[before.phase];

    expect(after.phase).toBe(drawn === "=" ? before.phase : drawn);
  });

  test.each(PHASES)(
    "[CLUE-203] in %s, a good advertisement stays in adv-processing if the ack may wait",
    (phase) => {
      const before: Consumer = { ...inPhase(phase), acknowledges: "with-configure" };
      const after = (name: string) => stepConsumer(before, eventOf(name))[0].phase;

      expect(after("advertisement")).toBe("adv-processing");
      expect(after("bad advertisement")).toBe("wait-for-adv");
    },
  );

  test("[CLUE-31] every advertisement is answered by exactly one ack, good or bad", () => {
    for (const phase of PHASES) {
      if (phase === "adv-processing") continue;
      for (const [event, input] of Object.entries(EVENTS)) {
        if (!event.endsWith("advertisement")) continue;
        const [, effects] = stepConsumer(inPhase(phase), input);

        expect(onlyMessage(effects)).toMatchObject({ type: "ack", advSequenceNr: 8 });
      }
    }
  });
});

describe("advertisements", () => {
  test("[CLUE-32] a good one replaces the former; what it lacks leaves the selection at once", () => {
    const before = { ...inPhase("established"), configured: [...PICK, ...OTHER_PICK] };
    const content = offering([camera("VC2"), camera("VC3")]);
    const [after, effects] = stepConsumer(before, {
      type: "advertisement-received",
      advertisement: advertisement(8, content),
    });

    expect(after.advertisement).toEqual({ content, sequenceNr: 8 });
    expect(after.configured).toEqual(OTHER_PICK);
    expect(onlyMessage(effects)).toMatchObject({ responseCode: 200 });
  });

  test.each([
    ["bad advertisement", 303],
    ["unreadable advertisement", 301],
  ])("[CLUE-33] a NACK of a %s says %d and leaves the former in force", (event, code) => {
    const before = inPhase("established");
    const [after, effects] = stepConsumer(before, eventOf(event));

    expect(after.advertisement).toEqual(before.advertisement);
    expect(after.configured).toEqual(before.configured);
    expect(onlyMessage(effects)).toMatchObject({ responseCode: code });
  });

  test("[CLUE-26] one out of sequence is refused with 402", () => {
    for (const sequenceNr of [7, 9, 3]) {
      const [after, effects] = stepConsumer(inPhase("established"), {
        type: "advertisement-received",
        advertisement: advertisement(sequenceNr, ROOM),
      });

      expect(after.phase).toBe("wait-for-adv");
      expect(onlyMessage(effects)).toMatchObject({
        responseCode: 402,
        advSequenceNr: sequenceNr,
      });
    }
  });
});

describe("configures", () => {
  test("[CLUE-34] a configure names the newest advertisement, has no ack, and counts with the acks", () => {
    const [acked, first] = stepConsumer(inPhase("established"), eventOf("advertisement"));
    const [asked, second] = stepConsumer(acked, eventOf("own choice"));

    expect(onlyMessage(first).sequenceNr).toBe(62);
    expect(onlyMessage(second)).toEqual({
      type: "configure",
      sequenceNr: 63,
      advSequenceNr: 8,
      captureEncodings: OTHER_PICK,
    });
    expect(asked).toMatchObject({ requested: OTHER_PICK, configured: PICK });
  });

  test("[CLUE-35] the selection asked for is in force when its own 200 comes", () => {
    const [after] = stepConsumer(inPhase("wait-for-conf-response"), eventOf("response"));

    expect(after).toMatchObject({ phase: "established", configured: OTHER_PICK });
  });

  test("[CLUE-36] an error leaves the selection as it was and says why", () => {
    const [after] = stepConsumer(inPhase("wait-for-conf-response"), eventOf("error response"));

    expect(after).toMatchObject({
      phase: "conf",
      configured: PICK,
      requested: OTHER_PICK,
      refusal: { responseCode: 404 },
    });
    const [asked] = stepConsumer(after, eventOf("own choice"));

    expect(asked).not.toHaveProperty("refusal");
  });

  test("[CLUE-37] a late response is ignored, but counts", () => {
    const [after, effects] = stepConsumer(inPhase("conf"), eventOf("response"));

    expect(after).toEqual({
      ...inPhase("conf"),
      numbering: { nextToSend: 62, lastReceived: 8 },
    });
    expect(effects).toEqual([]);
  });

  test("[CLUE-24] a new channel begins anew with what was in force", () => {
    const former = inPhase("established");
    const { advertisement: newest, configured, requested } = former;

    expect(openConsumer({ nextToSend: 900 }, "at-once", former)).toEqual({
      phase: "wait-for-adv",
      acknowledges: "at-once",
      numbering: { nextToSend: 900 },
      advertisement: newest,
      acknowledged: false,
      configured,
      requested,
    });
  });
});

function everywhere(phase: string): Readonly<Record<Consumer["phase"], string>> {
  return {
    "wait-for-adv": phase,
    "adv-processing": phase,
    conf: phase,
    "wait-for-conf-response": phase,
    established: phase,
  };
}

function eventOf(name: string | undefined): ConsumerInput {
  const input = EVENTS[name ?? ""];
  if (!input) throw new Error("no such event");
  return input;
}

function inPhase(phase: Consumer["phase"], attempts = 1): Consumer {
  const common = {
    acknowledges: "at-once" as const,
    numbering: { nextToSend: 62, lastReceived: 7 },
    advertisement: { content: ROOM, sequenceNr: 7 },
    acknowledged: phase !== "adv-processing",
    configured: PICK,
    requested: OTHER_PICK,
  };
  return phase === "wait-for-conf-response"
    ? { ...common, phase, confSequenceNr: 61, attempts }
    : { ...common, phase };
}
