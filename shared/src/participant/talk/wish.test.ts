import { describe, expect, test } from "vitest";
import type { ParticipantInput } from "../index.ts";
import { Stage } from "../test-stage.ts";

const ben = "sip:ben@example.org";
const cyd = "sip:cyd@example.org";

test.each([
  [200, "asked"],
  [403, "failed"],
  [488, "failed"],
  [408, "failed"],
] as const)(
  "[PART-62] a wish that somebody mute goes out once; answered %i it has come to: %s",
  (status, state) => {
    const stage = wishing(["mute", ben]);
    expect(stage.effects).toEqual([{ type: "send-wish", kind: "mute", entity: ben, sequence: 1 }]);
    expect(wishes(stage)).toEqual(["1 mute ben sending"]);
    stage.gives(answer(1, status));
    expect(stage.effects).toEqual([]);
    expect(wishes(stage)).toEqual([`1 mute ben ${state}`]);
  },
);

test("[PART-193] a wish that a hand go down is under way until it is answered, and over where it came true", () => {
  const stage = wishing(["lower-hand", ben]);
  const sent = { type: "send-wish", kind: "lower-hand", entity: ben, sequence: 1 };
  expect(stage.effects).toEqual([sent]);
  expect(wishes(stage)).toEqual(["1 lower-hand ben sending"]);
  expect(wishes(stage.gives(answer(1, 200)))).toEqual([]);
});

test.each([403, 488, 503, 408])("[PART-193] answered %i it has failed", (status) => {
  const stage = wishing(["lower-hand", ben]).gives(answer(1, status));
  expect(wishes(stage)).toEqual(["1 lower-hand ben failed"]);
});

describe.each(["mute", "lower-hand"] as const)("a wish of a host's, %s", (kind) => {
  test(`[${kind === "mute" ? "PART-62" : "PART-193"}] fails with the flow it went over, and is not sent in the next`, () => {
    const stage = wishing([kind, ben]).after(11_000).gives("flow-lost");
    expect(wishes(stage)).toEqual([`1 ${kind} ben failed`]);
    expect(stage.gives("flow-opened").asked).not.toContain("send-wish");
    stage.gives({ type: "options-answered", status: 200 });
    expect(stage.asked).not.toContain("send-wish");
  });

  test(`[${kind === "mute" ? "PART-62" : "PART-193"}] fails at once while this end is away`, () => {
    const stage = new Stage().joined().after(11_000).gives("flow-lost");
    stage.gives({ type: "wish-made", kind, entity: ben });
    expect(stage.asked).not.toContain("send-wish");
    expect(wishes(stage)).toEqual([`1 ${kind} ben failed`]);
  });

  test("[PART-197] about another person or of another kind takes nothing from those before it", () => {
    const other = kind === "mute" ? "lower-hand" : "mute";
    const stage = wishing([kind, ben], [kind, cyd], [other, ben]);
    stage.gives(answer(2, 403)).gives(answer(1, 503)).gives(answer(3, 403));
    expect(wishes(stage)).toEqual([
      `1 ${kind} ben failed`,
      `2 ${kind} cyd failed`,
      `3 ${other} ben failed`,
    ]);
  });

  test("[PART-198] takes the place of an earlier one about the same person, whose answer is no news then", () => {
    const stage = wishing([kind, ben], [kind, ben]);
    expect(wishes(stage)).toEqual([`2 ${kind} ben sending`]);
    expect(wishes(stage.gives(answer(1, 403)))).toEqual([`2 ${kind} ben sending`]);
    stage.gives(answer(2, 403)).gives(answer(1, 200));
    expect(wishes(stage)).toEqual([`2 ${kind} ben failed`]);
  });
});

test("[PART-197] one that fails after a newer has come to something is told all the same", () => {
  const stage = wishing(["mute", ben], ["mute", cyd]).gives(answer(2, 200)).gives(answer(1, 403));
  expect(wishes(stage)).toEqual(["1 mute ben failed", "2 mute cyd asked"]);
});

test("[PART-197] one that has come to something comes to nothing else", () => {
  const stage = wishing(["mute", ben]).gives(answer(1, 200)).after(11_000).gives("flow-lost");
  expect(wishes(stage)).toEqual(["1 mute ben asked"]);
});

test("[PART-197] the newest twenty are kept", () => {
  const all = Array.from({ length: 25 }, (_, at) => ["mute", `sip:${at + 1}@example.org`] as const);
  const kept = wishes(wishing(...all));
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([
    20,
    "6 mute 6 sending",
    "25 mute 25 sending",
  ]);
});

test("[PART-197] who has left wishes nothing any more, and numbers go on in the next stay", () => {
  const stage = wishing(["mute", ben]).gives("leave-requested");
  expect(wishes(stage)).toEqual([]);
  stage.joined().gives({ type: "wish-made", kind: "mute", entity: ben });
  expect(wishes(stage)).toEqual(["2 mute ben sending"]);
});

describe("a host's wish that everybody mute", () => {
  const everyone = { type: "wish-made", kind: "mute-everyone" } as const;

  test.each([
    [200, "asked"],
    [403, "failed"],
    [503, "failed"],
    [408, "failed"],
  ] as const)("[TALK-19] goes out once; answered %i it has come to: %s", (status, state) => {
    const stage = new Stage().joined().gives(everyone);
    expect(stage.effects).toEqual([{ type: "send-wish", kind: "mute-everyone", sequence: 1 }]);
    expect(wishes(stage)).toEqual(["1 mute-everyone 0 sending"]);
    stage.gives(answer(1, status));
    expect(stage.effects).toEqual([]);
    expect(wishes(stage)).toEqual([`1 mute-everyone 0 ${state}`]);
  });

  test("[TALK-19] knows how many others could be heard when it was wished: by the roster, oneself not", () => {
    const stage = new Stage().joined();
    stage.notified("full", 1, "me!", "ana", "ben", "cyd:booted", "dan:pending", "eve:departed");
    stage.gives(everyone).notified("partial", 2, "fay");
    expect(wishes(stage.gives(answer(1, 200)))).toEqual(["1 mute-everyone 2 asked"]);
  });

  test("[TALK-19] does not count who is muted", () => {
    const stage = new Stage().joined();
    const muted = '<media id="microphone"><type>audio</type><status>recvonly</status></media>';
    stage.notified("full", 1, "me!", "ana", "ben");
    stage.gives({ type: "notified", body: partly(muted) }).gives(everyone);
    expect(wishes(stage)).toEqual(["1 mute-everyone 1 sending"]);
  });

  test("[TALK-19] does not count who only watches", () => {
    const stage = new Stage().joined();
    stage.notified("full", 1, "me!", "ana", "ben");
    const roles = "<roles><entry>observer</entry></roles>";
    stage.gives({ type: "notified", body: partly("", roles) }).gives(everyone);
    expect(wishes(stage)).toEqual(["1 mute-everyone 1 sending"]);
  });

  test("[TALK-19] fails with the flow it went over, and is not sent in the next", () => {
    const stage = new Stage().joined().gives(everyone).after(11_000).gives("flow-lost");
    expect(wishes(stage)).toEqual(["1 mute-everyone 0 failed"]);
    stage.gives("flow-opened").gives({ type: "options-answered", status: 200 });
    expect(stage.asked).not.toContain("send-wish");
    const away = new Stage().joined().after(11_000).gives("flow-lost").gives(everyone);
    expect(away.asked).not.toContain("send-wish");
    expect(wishes(away)).toEqual(["1 mute-everyone 0 failed"]);
  });

  test("[TALK-19] takes the place of an earlier one, and of none about one person", () => {
    const stage = wishing(["mute", ben]).gives(everyone).gives(everyone);
    expect(wishes(stage)).toEqual(["1 mute ben sending", "3 mute-everyone 0 sending"]);
    stage.gives(answer(2, 200)).gives(answer(1, 403));
    expect(wishes(stage)).toEqual(["1 mute ben failed", "3 mute-everyone 0 sending"]);
  });
});

function wishing(...made: readonly (readonly ["mute" | "lower-hand", string])[]): Stage {
  const stage = new Stage().joined();
  for (const [kind, entity] of made) stage.gives({ type: "wish-made", kind, entity });
  return stage;
}

function answer(sequence: number, status: number): ParticipantInput {
  return { type: "wish-answered", sequence, status };
}

function wishes({ participant }: Stage): readonly string[] {
  return participant.wishes.kept.map((wish) => {
    const { sequence, kind, state } = wish;
    const of = wish.kind === "mute-everyone" ? wish.people : /:(.*)@/.exec(wish.entity)?.[1];
    return [sequence, kind, of, state].join(" ");
  });
}

/** A NOTIFY after the first: Ben's only endpoint with this inside. */
function partly(media: string, roles = ""): string {
  const endpoint = `<endpoint entity="e0-ben" state="full"><status>connected</status>${media}</endpoint>`;
  return `<conference-info xmlns="urn:ietf:params:xml:ns:conference-info"
    entity="sip:demo@example.org" state="partial" version="2">
    <users state="partial"><user entity="${ben}" state="partial">${roles}${endpoint}</user></users></conference-info>`;
}
