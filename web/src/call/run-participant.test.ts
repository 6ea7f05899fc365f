import { instant } from "@parley/shared/lib";
import { openParticipant, type ParticipantEffect } from "@parley/shared/participant";
import { describe, expect, test } from "vitest";
import { ParticipantRun } from "./run-participant.ts";

describe("running the machine", () => {
  test("[CALL-20] what an effect brings about at once waits until all effects are performed", () => {
    const { run, performed } = running((effect, give) => {
      if (effect.type === "open-flow") give({ type: "flow-opened" });
      if (effect.type === "invite") give({ type: "refused", refusal: { status: 403 } });
    });
    run.give({ type: "join-requested" });
    expect(performed).toEqual(["open-flow", "invite", "hang-up"]);
  });

  test("[CALL-21] there is one timer: that of the next deadline", () => {
    const { run, alarms } = running();
    run.give({ type: "join-requested" });
    run.give({ type: "flow-opened" });
    expect(alarms.filter(({ isOn }) => isOn).map(({ afterMs }) => afterMs)).toEqual([10_000]);
    run.give({ type: "leave-requested" });
    expect(alarms.filter(({ isOn }) => isOn)).toEqual([]);
  });

  test("[CALL-22] every step is told to one listener, with its input and effects", () => {
    const { run, steps } = running();
    run.give({ type: "join-requested" });
    expect(steps).toEqual([["join-requested", "open-flow"]]);
  });

  test("[CALL-25] an effect that throws leaves the machine where it can be spoken with", () => {
    const { run, performed, alarms } = running((effect) => {
      if (effect.type === "open-flow") throw new Error("no WebSocket here");
    });
    expect(() => run.give({ type: "join-requested" })).toThrow("no WebSocket here");
    expect(alarms.filter(({ isOn }) => isOn)).toHaveLength(1);
    run.give({ type: "leave-requested" });
    expect(performed).toEqual(["open-flow", "hang-up"]);
  });
});

type Give = ParticipantRun["give"];

function running(answer: (effect: ParticipantEffect, give: Give) => void = () => undefined) {
  const performed: string[] = [];
  const steps: (readonly string[])[] = [];
  const alarms: { readonly afterMs: number; isOn: boolean }[] = [];
  let depth = 0;
  const run: ParticipantRun = new ParticipantRun(
    openParticipant(
      { entity: "sip:me@example.org", name: "Me" },
      { cameras: [], camerasOn: true, microphoneOn: true },
    ),
    (effect) => {
      depth += 1;
      expect(depth).toBe(1);
      performed.push(effect.type);
      try {
        answer(effect, (input) => run.give(input));
      } finally {
        depth -= 1;
      }
    },
    ({ input, effects }) => steps.push([input.type, ...effects.map(({ type }) => type)]),
    {
      now: () => instant(0),
      random: () => 0,
      wake: (afterMs) => {
        const alarm = { afterMs, isOn: true };
        alarms.push(alarm);
        return () => {
          alarm.isOn = false;
        };
      },
    },
  );
  return { run, performed, steps, alarms };
}
