import { describe, expect, test } from "vitest";
import { rosterOf } from "../../src/conference/index.ts";
import { Stage } from "../stage.ts";

describe("somebody is anonymous", () => {
  test("[CON-70] neither the URI nor the name is shown, in the roster or in CLUE", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("mallory", { caller: { anonymous: true } });
    stage.joined("trudy", { caller: { anonymous: true } });
    const shown = rosterOf(stage.meeting.focus.conference).users;
    expect(shown.map(({ entity, displayText }) => [entity, displayText])).toEqual([
      ["sip:ada@parley.example", "ada"],
      ["sip:anonymous2@anonymous.invalid", "Anonymous"],
      ["sip:anonymous3@anonymous.invalid", "Anonymous"],
    ]);
    const sent = JSON.stringify(stage.steps.flatMap(({ effects }) => effects).map(said));
    expect(sent).toContain("Anonymous");
    expect(sent).not.toMatch(/mallory|trudy/);
  });
});

describe("the focus dies and is started again", () => {
  test("[CON-71] a long-lived conference sleeps, its people come back to their seats", () => {
    const stage = new Stage({}, { longLived: true });
    const names = ["ada", "ben", "cyd"];
    const people = names.map((name) => stage.joined(name));
    stage.meeting.crash();
    const { conference } = stage.meeting.focus;
    expect(stage.phase).toBe("inactive");
    expect(conference.absent.map(({ displayName }) => displayName)).toEqual(names);
    stage.joined("dan");
    for (const person of people.toReversed()) stage.after(() => person.join());
    expect(names.map((name) => stage.participant(name)?.seat)).toEqual([1, 2, 3]);
    expect(stage.participant("dan")?.seat).toBe(4);
    expect(stage.meeting.focus.conference.absent).toEqual([]);
  });

  test("[CON-72] who said goodbye is forgotten, who was lost or had our 200 is not", () => {
    const stage = new Stage({}, { longLived: true });
    stage.joined("ada");
    const ben = stage.joined("ben");
    const cyd = stage.joined("cyd");
    stage.after(() => ben.leave());
    cyd.vanish();
    stage.pass(6_000);
    const traits = { name: "dan", clue: true, likes: () => true, cameras: [] };
    stage.meeting.person(traits).join();
    stage.pass(6);
    const last = () =>
      stage.meeting.focus.memory?.lastParticipants.map(({ displayName }) => displayName);
    expect(last()?.toSorted()).toEqual(["ada", "cyd"]);
    while (stage.meeting.focus.conference.legs.get(stage.leg("dan"))?.phase === "opening") {
      stage.pass(1);
    }
    stage.meeting.crash();
    expect(last()?.toSorted()).toEqual(["ada", "cyd", "dan"]);
  });

  test("[CON-73] what was released stays so; without long life nobody is remembered", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.meeting.crash();
    expect(stage.meeting.focus.conference.absent).toEqual([]);
    stage.meeting.focus.receive({ type: "end-requested", status: 410, text: "Gone" });
    stage.meeting.crash();
    expect(stage.phase).toBe("released");
  });

  test("[CON-74] what is kept is the same after a passage through JSON", () => {
    const stage = new Stage({}, { longLived: true });
    stage.joined("ada");
    const { focus } = stage.meeting;
    expect(focus.memory).toEqual(JSON.parse(JSON.stringify(focus.memory)));
    stage.meeting.crash();
    expect(focus.memory?.conversation).toEqual({});
  });
});

function said(effect: { readonly text?: string; readonly body?: string; readonly type: string }) {
  return [effect.type, effect.text, effect.body];
}
