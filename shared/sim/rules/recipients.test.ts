import { describe, expect, test } from "vitest";
import {
  type Conversation,
  type Recipient,
  type Role,
  rosterOf,
} from "../../src/conference/index.ts";
import type { LegId } from "../../src/switching/index.ts";
import { answered, calling, calls, cancels, failed, rings, statuses } from "../calls.ts";
import { pageOffer } from "../offer.ts";
import { Stage } from "../stage.ts";

const sip = (name: string) => `sip:${name}@parley.example`;

describe("an INVITE with a recipient list", () => {
  test("[CON-110] calls each once: not the caller, nobody who is in it, nobody of another domain", () => {
    const stage = new Stage();
    stage.joined("ben");
    const list = ["cyd", "ben", "ada", "cyd"].map((name) => ({ entity: sip(name) }));
    const effects = invites(stage, [...list, { entity: "sip:eve@elsewhere.example" }]);
    expect(calls(effects)).toEqual([sip("cyd")]);
    expect(statuses(stage)).toEqual(["connected", "connected", "dialing-out", "disconnected"]);
  });

  test("[CON-110] calls nobody twice who is spelled in two ways", () => {
    const stage = new Stage();
    const list = ["cyd", "%63yd", "c%79d", "%61da"].map((name) => ({ entity: sip(name) }));
    expect(calls(invites(stage, list))).toEqual([sip("cyd")]);
  });

  test("[CON-110] calls nobody when it is refused itself, or may not bring others", () => {
    const stage = new Stage();
    const list = [{ entity: sip("cyd") }];
    const tooMany = Array.from({ length: 51 }, (_, at) => ({ entity: sip(`p${at}`) }));
    for (const [recipients, role, refusal] of [
      [tooMany, "participant", "413 At most 50 recipients"],
      [list, "observer", "403 122 Function not allowed"],
    ] as const) {
      const effects = invites(stage, recipients, { role });
      expect([Stage.refusals(effects), calls(effects)]).toEqual([[refusal], []]);
    }
    expect(stage.meeting.focus.conference.participants.size).toBe(0);
  });

  test("[CON-125] calls nobody beyond those whom the conference may have invited", () => {
    const stage = new Stage({}, { maxParticipants: 1_000 });
    const list = (first: number, many: number) =>
      Array.from({ length: many }, (_, at) => ({ entity: sip(`p${first + at}`) }));
    for (const first of [0, 50, 100, 150]) invites(stage, list(first, 50));
    invites(stage, list(200, 1));
    expect(stage.meeting.focus.conference.invitations.size).toBe(200);
  });

  test("[CON-111] the conversation that the caller names is in the answer, and in each call", () => {
    const stage = new Stage();
    const conversation = { conversationId: "c-1", contributionId: "k-1" };
    const effects = invites(stage, [{ entity: sip("cyd") }], { conversation });
    const told = effects.flatMap((effect) =>
      effect.type === "answer-invite" || effect.type === "send-invite" ? [effect] : [],
    );
    expect(told).toMatchObject([{ conversation }, { conversation }]);
    expect(stage.after(() => stage.joined("ben"))).toContainEqual(
      expect.objectContaining({ type: "answer-invite", conversation }),
    );
  });

  test("[CON-111] also after a crash, of a conference that is long-lived", () => {
    const stage = new Stage({}, { longLived: true });
    const conversation = { conversationId: "c-1", inReplyToContributionId: "k-0" };
    invites(stage, [{ entity: sip("cyd") }], { conversation });
    stage.meeting.crash();
    const effects = stage.after(() => stage.joined("ben"));
    const told = effects.filter(({ type }) => type === "answer-invite" || type === "send-invite");
    expect(told).toMatchObject([{ conversation }, { conversation, target: sip("ada") }]);
  });
});

describe("what the roster says of those who are called", () => {
  test("[CON-112] pending, dialing-out, alerting, connected: by whom, and since when", () => {
    const stage = new Stage();
    invites(stage, [{ entity: sip("ben"), displayName: "Ben" }]);
    expect(userCalled(stage, "ben")).toMatchObject({
      displayText: "Ben",
      endpoints: [
        {
          status: "dialing-out",
          joiningMethod: "dialed-out",
          referred: { by: sip("ada") },
        },
      ],
    });
    const [endpoint] = userCalled(stage, "ben")?.endpoints ?? [];
    expect(endpoint?.referred?.when).toMatch(/^2026-01-01T00:00/);
    rings(stage);
    expect(userCalled(stage, "ben")?.endpoints).toMatchObject([{ status: "alerting" }]);
    answered(stage);
    expect(userCalled(stage, "ben")?.endpoints).toMatchObject([{ status: "connected" }]);
  });

  test.for([
    [486, "busy"],
    [600, "busy"],
    [480, "failed"],
  ] as const)("[CON-113] that it failed with %i, once, and then nothing", ([status, method]) => {
    const stage = new Stage();
    stage.joined("dan");
    invites(stage, [{ entity: sip("ben") }]);
    const told = failed(stage, status).concat(stage.after(() => stage.pass(2_000)));
    const documents = Stage.notifications(told, "dan");
    expect(documents).toEqual([
      expect.stringContaining(`<disconnection-method>${method}</disconnection-method>`),
      expect.stringContaining(`entity="${sip("ben")}" state="deleted"`),
    ]);
    expect(documents[0]).toContain(`Reason: SIP;cause=${status}`);
  });

  test("[CON-114] an anonymous recipient is disclosed to nobody, before or after the answer", () => {
    const stage = new Stage();
    stage.joined("dan");
    const list = [{ entity: sip("ben"), displayName: "Ben", anonymous: true }];
    const before = stage.steps.length;
    invites(stage, list);
    answered(stage, { displayName: "Ben" });
    const { conference } = stage.meeting.focus;
    expect(rosterOf(conference).users.map(({ displayText }) => displayText)).toContain("Anonymous");
    const sent = stage.steps.slice(before).flatMap(({ effects }) => effects.map(shown));
    expect(sent.join()).toContain("Anonymous");
    expect(sent.join()).not.toMatch(/ben/i);
  });

  test("[CON-114] a blind one is disclosed by nobody but by coming", () => {
    const stage = new Stage();
    stage.joined("dan");
    const before = stage.steps.length;
    invites(stage, [{ entity: sip("ben"), displayName: "Ben", blind: true }]);
    const sent = stage.steps.slice(before).flatMap(({ effects }) => effects.map(shown));
    expect(sent.join()).not.toMatch(/ben/i);
    answered(stage, { displayName: "Ben" });
    const { users } = rosterOf(stage.meeting.focus.conference);
    expect(users.map(({ displayText }) => displayText)).toContain("Ben");
  });

  test("[CON-115] they hold no seat, and are none of those who remain", () => {
    const stage = new Stage({}, { numberOfRemainingParticipants: 1 });
    const ben = stage.joined("ben");
    invites(stage, [{ entity: sip("cyd") }, { entity: sip("dan") }]);
    expect(stage.meeting.focus.conference.participants.size).toBe(2);
    const effects = stage.after(() => ben.leave());
    expect([stage.phase, cancels(effects)]).toEqual(["released", 2]);
  });
});

describe("a long-lived conference begins again", () => {
  test("[CON-116] and calls those who were in it last; whoever answers has the seat that was kept", () => {
    const stage = new Stage({}, { longLived: true });
    const people = ["ada", "ben", "cyd"].map((name) => stage.joined(name));
    stage.meeting.crash();
    const effects = stage.after(() => people[0]?.join());
    expect(calls(effects)).toEqual([sip("ben"), sip("cyd")]);
    answered(stage, { instance: "secret-of-ben", displayName: "ben" });
    expect(stage.participant("ben")).toMatchObject({ seat: 2, presence: { phase: "connected" } });
    expect(calling(stage)).toHaveLength(1);
  });

  test("[CON-116] each once, with however many devices, and as what they were", () => {
    const stage = new Stage({}, { longLived: true });
    const zoe = stage.joined("zoe");
    const proven = { entity: sip("ada"), proven: true, role: "host" } as const;
    for (const device of ["ada", "tablet"]) stage.joined(device, { caller: proven });
    stage.meeting.crash();
    expect(calls(stage.after(() => zoe.join()))).toEqual([sip("ada")]);
    answered(stage, { instance: "secret-of-tablet", entity: sip("ada") });
    expect(stage.participant("tablet")).toMatchObject({ role: "host", seat: 3 });
  });

  test("[CON-117] who comes back alone is called off, and who does not answer keeps the seat", () => {
    const stage = new Stage({}, { longLived: true });
    const [ada, ben] = ["ada", "ben", "cyd"].map((name) => stage.joined(name));
    stage.meeting.crash();
    stage.after(() => ada?.join());
    expect(cancels(stage.after(() => ben?.join()))).toBe(1);
    expect(stage.participant("ben")?.seat).toBe(2);
    failed(stage, 480);
    const { absent } = stage.meeting.focus.conference;
    expect(absent).toMatchObject([{ displayName: "cyd", seat: 3 }]);
    stage.joined("dan");
    expect(stage.participant("dan")?.seat).toBe(4);
  });

  test("[CON-116] an attempt to begin it that comes to nothing calls nobody", () => {
    const stage = new Stage({}, { longLived: true });
    const [ada] = ["ada", "ben"].map((name) => stage.joined(name));
    stage.meeting.crash();
    ada?.join();
    stage.pass(6);
    const type = "invite-cancelled";
    const effects = stage.after(() => stage.meeting.focus.receive({ type, leg: stage.leg("ada") }));
    expect(calls(effects)).toEqual([]);
    expect(stage.meeting.focus.conference.invitations.size).toBe(0);
  });
});

/** What anybody is shown by an effect. */
function shown({ type, text, body }: { type: string; text?: string; body?: string }): string {
  return `${type} ${text} ${body}`;
}

let callers = 0;

/** Ada's INVITE with a list, answered and acknowledged unless it is refused. */
function invites(
  stage: Stage,
  recipients: readonly Recipient[],
  { role = "participant", conversation = {} }: { role?: Role; conversation?: Conversation } = {},
) {
  const leg = `caller-${++callers}` as LegId;
  const caller = {
    ...{ entity: sip("ada"), displayName: "ada", instance: `device ${callers}` },
    ...{ proven: false, anonymous: false, role },
  };
  const sdp = pageOffer({ video: 1, audio: 1 });
  const said = { type: "invite-received", leg, caller, sdp, recipients, conversation } as const;
  const effects = stage.after(() => stage.meeting.focus.receive(said));
  return effects.concat(
    stage.after(() => stage.meeting.focus.receive({ type: "ack-received", leg })),
  );
}

function userCalled(stage: Stage, name: string) {
  const { users } = rosterOf(stage.meeting.focus.conference);
  return users.find(({ entity }) => entity === sip(name));
}
