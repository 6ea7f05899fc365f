import { describe, expect, test } from "vitest";
import { fault } from "./fault.ts";
import type { Configure } from "./message.ts";
import { openProvider, type Provider, type ProviderInput, stepProvider } from "./provider.ts";
import {
  ack,
  camera,
  chosen,
  configure,
  configureAndAck,
  offering,
  onlyMessage,
} from "./test-words.ts";

const ROOM = offering([camera("VC1"), camera("VC2")]);
const PICK = [chosen("VC1", "e1")];

/** Figure 10 of RFC 8847 as a table; `=` says: no change. The current advertisement is 11, the former 10. */
const ARROWS: Readonly<Record<string, Readonly<Record<Provider["phase"], string>>>> = {
  "settings change": everywhere("wait-for-ack"),
  ack: { ...everywhere("="), "wait-for-ack": "wait-for-conf" },
  "ack of the former": everywhere("="),
  NACK: { ...everywhere("="), "wait-for-ack": "adv" },
  "NACK for the number": everywhere("="),
  "NACK of the former": everywhere("="),
  "no ack": everywhere("="),
  configure: {
    adv: "=",
    "wait-for-ack": "=",
    "wait-for-conf": "established",
    established: "established",
  },
  "bad configure": {
    adv: "=",
    "wait-for-ack": "=",
    "wait-for-conf": "wait-for-conf",
    established: "wait-for-conf",
  },
  "configure+ack": {
    adv: "=",
    "wait-for-ack": "established",
    "wait-for-conf": "established",
    established: "established",
  },
  "bad configure+ack": {
    adv: "=",
    "wait-for-ack": "wait-for-conf",
    "wait-for-conf": "wait-for-conf",
    established: "wait-for-conf",
  },
  "configure for the former": everywhere("="),
  "configure+ack for the former": everywhere("="),
  "configure of a time to come": everywhere("="),
  "unreadable configure": {
    adv: "=",
    "wait-for-ack": "=",
    "wait-for-conf": "wait-for-conf",
    established: "wait-for-conf",
  },
  "unreadable ack": everywhere("="),
};

const EVENTS: Readonly<Record<string, ProviderInput>> = {
  "settings change": { type: "settings-changed", content: ROOM },
  ack: { type: "ack-received", ack: ack(41, 11) },
  "ack of the former": { type: "ack-received", ack: ack(41, 10) },
  NACK: { type: "ack-received", ack: ack(41, 11, 400) },
  "NACK for the number": { type: "ack-received", ack: ack(41, 11, 402) },
  "NACK of the former": { type: "ack-received", ack: ack(41, 10, 400) },
  "no ack": { type: "ack-missing" },
  configure: received(configure(41, 11, PICK)),
  "bad configure": received(configure(41, 11, [chosen("nobody", "e1")])),
  "configure+ack": received(configureAndAck(41, 11, PICK)),
  "bad configure+ack": received(configureAndAck(41, 11, [chosen("nobody", "e1")])),
  "configure for the former": received(configure(41, 10, PICK)),
  "configure of a time to come": received(configure(41, 99, PICK)),
  "configure+ack for the former": received(configureAndAck(41, 10, PICK)),
  "unreadable configure": {
    type: "faulty-configure-received",
    sequenceNr: 41,
    fault: fault(301, "x"),
  },
  "unreadable ack": { type: "faulty-ack-received", sequenceNr: 41, fault: fault(301, "x") },
};

const PHASES = ["adv", "wait-for-ack", "wait-for-conf", "established"] as const;

describe("the diagram", () => {
  const cases = PHASES.flatMap((phase) =>
    Object.keys(ARROWS).map((event) => [phase, event] as const),
  );

  test.each(cases)("[CLUE-20] in %s, %s moves as Figure 10 draws it", (phase, event) => {
    const before = inPhase(phase);
    const input = EVENTS[event ?? ""];
    if (!input) throw new Error("no such event");
    const [after] = stepProvider(before, input);
    const drawn = ARROWS[event ?? ""]?.[before.phase];

    expect(after.phase).toBe(drawn === "=" ? before.phase : drawn);
  });

  test("[CLUE-21] every configure is answered, but a configure+ack for an old advertisement never", () => {
    for (const phase of PHASES) {
      for (const [event, input] of Object.entries(EVENTS)) {
        if (!event.includes("configure")) continue;
        const [, effects] = stepProvider(inPhase(phase), input);
        const isIgnored = event === "configure+ack for the former";

        expect(effects.map((effect) => effect.type)).toEqual(isIgnored ? [] : ["send-message"]);
      }
    }
  });
});

describe("configured", () => {
  test("[CLUE-22] a good configure replaces the selection as a whole", () => {
    const [after] = stepProvider(
      inPhase("established"),
      received(configure(41, 11, [chosen("VC2", "e2")])),
    );

    expect(after).toMatchObject({ configured: [chosen("VC2", "e2")], answered: 11 });
  });

  test("[CLUE-22] a bad configure changes nothing of it", () => {
    const bad = [chosen("VC2", "e2"), chosen("nobody", "e3")];
    const [after, effects] = stepProvider(inPhase("established"), received(configure(41, 11, bad)));

    expect(after.configured).toEqual(PICK);
    expect(onlyMessage(effects)).toMatchObject({ responseCode: 400, confSequenceNr: 41 });
  });

  test("[CLUE-23] a capture that a new advertisement lacks leaves it at once, the others stay", () => {
    const both = [chosen("VC1", "e1"), chosen("VC2", "e2")];
    const before = { ...inPhase("established"), configured: both };
    const [after] = stepProvider(before, {
      type: "settings-changed",
      content: offering([camera("VC2"), camera("VC3")]),
    });

    expect(after.configured).toEqual([chosen("VC2", "e2")]);
    expect(after.answered).toBe(11);
  });

  test("[CLUE-24] a new channel begins anew with what was in force", () => {
    const former = inPhase("established");
    const after = openProvider({ nextToSend: 900 }, former);

    expect(after).toEqual({
      phase: "adv",
      numbering: { nextToSend: 900 },
      configured: PICK,
      answered: 11,
    });
  });
});

describe("answers", () => {
  test.each([
    ["a former advertisement", configure(41, 10, PICK), 404],
    ["an advertisement never sent", configure(41, 12, PICK), 400],
    ["the newest, out of sequence", configure(43, 11, PICK), 402],
    ["the newest, a repetition", configure(40, 11, PICK), 402],
  ])("[CLUE-25] a configure for %s gets its code", (_name, message, code) => {
    const [after, effects] = stepProvider(inPhase("wait-for-conf"), received(message));

    expect(onlyMessage(effects)).toMatchObject({ type: "configureResponse", responseCode: code });
    expect(after.configured).toEqual(PICK);
  });

  test("[CLUE-26] after a gap the dialogue goes on from there, after a repetition it does not go back", () => {
    const answer = (provider: Provider, nr: number): [Provider, unknown] => {
      const [after, effects] = stepProvider(provider, received(configure(nr, 11, PICK)));
      const message = onlyMessage(effects);
      return [after, "responseCode" in message && message.responseCode];
    };
    const [afterGap, gap] = answer(inPhase("established"), 45);
    const [afterRepeat, repeat] = answer(afterGap, 41);
    const [, next] = answer(afterRepeat, 46);

    expect([gap, repeat, next]).toEqual([402, 402, 200]);
  });

  test("[CLUE-26] a repeated ack is noted and moves nothing, one after a gap is noted and counts", () => {
    const before = inPhase("wait-for-ack");
    const hear = (sequenceNr: number) =>
      stepProvider(before, { type: "ack-received", ack: ack(sequenceNr, 11) });

    expect(hear(40)).toMatchObject([before, [{ type: "note-fault", code: 402 }]]);
    expect(hear(43)).toMatchObject([
      { phase: "wait-for-conf" },
      [{ type: "note-fault", code: 402 }],
    ]);
  });

  test("[CLUE-26] out of sequence and for a former advertisement: 402, and the state stays", () => {
    for (const message of [configure(44, 10, PICK), configureAndAck(44, 10, PICK)]) {
      const [after, effects] = stepProvider(inPhase("established"), received(message));

      expect(after.phase).toBe("established");
      expect(onlyMessage(effects)).toMatchObject({ responseCode: 402 });
    }
  });

  test("[CLUE-27] advertisements and configureResponses count in one stream", () => {
    const [configured, response] = stepProvider(
      inPhase("wait-for-conf"),
      received(configure(41, 11, PICK)),
    );
    const [, next] = stepProvider(configured, { type: "settings-changed", content: ROOM });

    expect(onlyMessage(response).sequenceNr).toBe(12);
    expect(onlyMessage(next).sequenceNr).toBe(13);
  });

  test("[CLUE-28] a NACK says why, and the content that follows is a new advertisement", () => {
    const [refused] = stepProvider(inPhase("wait-for-ack"), {
      type: "ack-received",
      ack: { ...ack(41, 11, 302), reasonString: "no" },
    });
    const [again, effects] = stepProvider(refused, { type: "settings-changed", content: ROOM });

    expect(refused).toMatchObject({ refusal: { responseCode: 302, reason: "no" } });
    expect(again).not.toHaveProperty("refusal");
    expect(onlyMessage(effects)).toMatchObject({ type: "advertisement", sequenceNr: 12 });
  });
});

function everywhere(phase: string): Readonly<Record<Provider["phase"], string>> {
  return { adv: phase, "wait-for-ack": phase, "wait-for-conf": phase, established: phase };
}

function received(message: Configure): ProviderInput {
  return { type: "configure-received", configure: message };
}

function inPhase(phase: Provider["phase"], attempts = 1): Provider {
  const common = {
    numbering: { nextToSend: 12, lastReceived: 40 },
    sent: { content: ROOM, sequenceNr: 11 },
    configured: PICK,
    answered: 11,
  };
  return phase === "wait-for-ack" ? { ...common, phase, attempts } : { ...common, phase };
}
