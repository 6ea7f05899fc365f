import { describe, expect, test } from "vitest";
import { type Caller, type ReferId, rosterOf } from "../../src/conference/index.ts";
import { ms } from "../../src/lib/index.ts";
import type { LegId } from "../../src/switching/index.ts";
import { answers, results } from "../calls.ts";
import { pageOffer } from "../offer.ts";
import { Stage } from "../stage.ts";

const sip = (name: string) => `sip:${name}@parley.example`;
const forbidden = "403 122 Function not allowed";

describe("an INVITE with Replaces", () => {
  test("[CON-118] is let in first, and only then told of the dialog it would take over", () => {
    const stage = new Stage({}, { maxParticipants: 2, members: [{ entity: sip("zoe") }] });
    stage.joined("ada");
    const none = "none-1" as LegId;
    expect(replacing(stage, "eve", none)).toEqual(["481"]);
    expect(replacing(stage, "eve", stage.leg("ada"))).toEqual([forbidden]);
    expect(replacing(stage, "zoe", none)).toEqual([forbidden]);
    stage.joined("ben");
    expect(replacing(stage, "eve", none)).toEqual(["486 102 Too many participants"]);
    expect(replacing(stage, "ada", stage.leg("ada"))).toEqual([]);
    stage.meeting.focus.receive({ type: "end-requested", status: 410, text: "Gone" });
    expect(replacing(stage, "eve", none)).toEqual(["404 123 Session does not exist"]);
  });
});

describe("a seat that is held", () => {
  test("[CON-119] is taken away by a host at once, though nobody can be sent a BYE", () => {
    const stage = new Stage({}, { longLived: true });
    stage.joined("ada", { caller: { role: "host" } });
    stage.joined("cyd");
    const leg = stage.joined("ben").presence?.leg ?? stage.leg("ben");
    stage.after(() => stage.meeting.focus.receive({ type: "dialog-gone", leg, status: 481 }));
    expect(stage.participant("ben")).toMatchObject({ presence: { phase: "lost" } });
    expect(answers(removes(stage, "cyd"))).toEqual([403]);
    const effects = removes(stage, "ada");
    expect([answers(effects), results(effects), Stage.byes(effects)]).toEqual([[200], [200], []]);
    expect(stage.participant("ben")).toMatchObject({ presence: { phase: "departed" } });
    stage.pass(2_000);
    expect(stage.meeting.focus.conference.absent).toEqual([]);
  });
});

describe("departed and booted", () => {
  test.for([
    ["oma-cpm", ["connected", "departed", "departed", "booted", "booted"]],
    ["rfc4575", ["connected", "departed", "booted", "departed", "booted"]],
  ] as const)(
    "[CON-123] as %s has it: who left, was removed, left for a cause, fell silent",
    ([disconnectionSemantics, methods]) => {
      const stage = new Stage({ disconnectionSemantics, departedShown: ms(60_000) });
      stage.joined("ada", { caller: { role: "host" } });
      const said = stage.joined("leaver");
      const legs = ["ben", "cause", "silent"].map((name) => stage.joined(name).presence?.leg);
      const [, cause, silent] = legs;
      stage.after(() => said.leave());
      removes(stage, "ada");
      if (cause) {
        const reasons = [{ protocol: "SIP", cause: 503 }];
        stage.after(() =>
          stage.meeting.focus.receive({ type: "bye-received", leg: cause, reasons }),
        );
      }
      if (silent)
        stage.after(() => stage.meeting.focus.receive({ type: "flow-lost", leg: silent }));
      const { users } = rosterOf(stage.meeting.focus.conference);
      const told = users.flatMap(({ endpoints }) =>
        endpoints.map(({ status, disconnectionMethod }) => disconnectionMethod ?? status),
      );
      expect(told).toEqual(methods);
    },
  );
});

let callers = 0;

/** What comes of an INVITE that wants to take the place of a dialog. */
function replacing(stage: Stage, name: string, replaces: LegId): readonly string[] {
  const caller: Caller = {
    ...{ entity: sip(name), displayName: name, instance: `device ${++callers}` },
    ...{ proven: false, anonymous: false, role: "participant" },
  };
  const leg = `caller-${callers}` as LegId;
  const sdp = pageOffer({ video: 1, audio: 1 });
  const said = { type: "invite-received", leg, caller, sdp, replaces } as const;
  return Stage.refusals(stage.after(() => stage.meeting.focus.receive(said)));
}

/** A REFER that would send Ben away. */
function removes(stage: Stage, by: string) {
  const refer = "refer-removal" as ReferId;
  const said = { type: "removal-requested", refer, target: sip("ben"), by: stage.leg(by) } as const;
  return stage.after(() => stage.meeting.focus.receive(said));
}
