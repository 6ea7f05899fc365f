import { describe, expect, test } from "vitest";
import { Stage } from "../stage.ts";

describe("an INVITE whose connection is lost before our answer", () => {
  test("[CON-83] has brought nobody in; answered, its caller is lost", () => {
    const stage = new Stage({}, { longLived: true });
    stage.joined("ada");
    const { leg } = calling(stage, "ben");
    stage.meeting.focus.receive({ type: "flow-lost", leg });
    expect(remembered(stage)).toEqual(["ada"]);
    expect(stage.participant("ben")).toMatchObject({ presence: { phase: "joining" } });
    untilAnswered(stage, "ben");
    expect(remembered(stage)).toEqual(["ada", "ben"]);
    expect(stage.participant("ben")).toMatchObject({ presence: { phase: "lost" } });
  });

  test("[CON-83] begins the conference with the answer, and its caller comes back on another", () => {
    const stage = new Stage();
    const { leg } = calling(stage, "ada");
    const { focus } = stage.meeting;
    focus.receive({ type: "flow-lost", leg });
    expect(stage.phase).toBe("inactive");
    untilAnswered(stage, "ada");
    expect(stage.phase).toBe("active");
    focus.receive({ type: "flow-restored", leg });
    focus.receive({ type: "ack-received", leg });
    expect(stage.participant("ada")).toMatchObject({ presence: { phase: "connected" } });
    expect(stage.phase).toBe("active");
  });
});

describe("somebody who is in it calls again", () => {
  test.each(["before the answer", "while another attempt is open"])(
    "[CON-84] the focus dies %s: they are still known",
    (when) => {
      const stage = new Stage({}, { longLived: true });
      const ada = stage.joined("ada");
      ada.join();
      stage.pass(6);
      if (when === "while another attempt is open") ada.join();
      stage.pass(6);
      expect(stage.participant("ada")?.leg).toBe(stage.leg("ada"));
      expect(remembered(stage)).toEqual(["ada"]);
      stage.meeting.crash();
      expect(stage.meeting.focus.conference.absent).toMatchObject([
        { displayName: "ada", seat: 1 },
      ]);
    },
  );

  test("[CON-84] an attempt that fails leaves them lost, with the seat held", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    ada.join();
    stage.pass(6);
    const leg = stage.leg("ada");
    stage.after(() => stage.meeting.focus.receive({ type: "invite-cancelled", leg }));
    expect(stage.participant("ada")).toMatchObject({ seat: 1, presence: { phase: "lost" } });
    stage.after(() => ada.join());
    expect(stage.participant("ada")).toMatchObject({ seat: 1, presence: { phase: "connected" } });
  });

  test("[CON-84] attempts that fail hold it no longer than it was held before", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    ada.vanish();
    stage.pass(6_000);
    const lost = stage.participant("ada")?.presence;
    ada.join();
    stage.pass(6);
    ada.join();
    stage.pass(6);
    const leg = stage.leg("ada");
    stage.after(() => stage.meeting.focus.receive({ type: "invite-cancelled", leg }));
    expect(stage.participant("ada")).toMatchObject({ seat: 1, presence: { phase: "lost" } });
    expect(stage.participant("ada")?.presence).toEqual(lost);
  });
});

test("[CON-85] who takes over another device's place is in it once, and leaves the own place", () => {
  const stage = new Stage();
  const entity = "sip:ada@parley.example";
  const ada = stage.joined("ada");
  stage.joined("adas-tablet", { caller: { entity } });
  const effects = stage.after(() => ada.join(stage.leg("adas-tablet")));
  expect(Stage.byes(effects).toSorted()).toEqual(["ada 301", "adas-tablet 301"]);
  const { participants } = stage.meeting.focus.conference;
  const here = [...participants.values()].filter(({ presence }) => presence.phase !== "departed");
  expect(here).toMatchObject([{ instance: "secret-of-ada", presence: { phase: "connected" } }]);
});

/** Has called, and waits for the answer. */
function calling(stage: Stage, name: string) {
  const person = stage.meeting.person({ name, clue: true, likes: () => true, cameras: [] });
  person.join();
  stage.pass(6);
  return { person, leg: stage.leg(name) };
}

function untilAnswered(stage: Stage, name: string): void {
  const leg = () => stage.meeting.focus.conference.legs.get(stage.leg(name));
  while (leg()?.phase === "opening") stage.pass(1);
}

function remembered(stage: Stage): readonly string[] {
  const { lastParticipants } = stage.meeting.focus.memory ?? { lastParticipants: [] };
  return lastParticipants.map(({ displayName }) => displayName);
}
