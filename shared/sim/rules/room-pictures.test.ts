import { expect, test } from "vitest";
import { Stage } from "../stage.ts";

test("[SWI-22] one picture of a room is what flows, with the name of the camera", () => {
  const stage = Stage.met("ada", "ben", "cyd");
  stage.look("ada", "p2_one", "p3_one");
  expect(shown(stage, "ada")).toEqual(["p2-centre", "p3-centre"]);
});

test("[SWI-15] one picture of each room is a configure and nothing else, there and back", () => {
  const stage = Stage.met("ada", "ben", "cyd");
  const narrower = stage.look("ada", "p2_one", "p3_one");
  expect(kindsFor(stage, "ada", narrower)).toEqual(["send-clue"]);
  const wider = stage.look("ada", "p2-left", "p2-centre", "p2-right");
  expect(kindsFor(stage, "ada", wider)).toEqual(["send-clue"]);
});

test("[SWI-16] the cameras of a room that nobody looks at are not asked for", () => {
  const stage = Stage.met("ada", "ben");
  stage.look("ada", "p2_one");
  const configured = stage.legOf("ben").session.channel?.consumer.configured ?? [];
  expect(configured.map(({ captureId }) => String(captureId)).toSorted()).toEqual([
    "centre",
    "mic",
  ]);
});

test("[SWI-26] when the room leaves, who had its one picture is re-INVITEd, and nobody else", () => {
  const stage = Stage.met("ada", "ben", "cyd", "dan");
  stage.look("ada", "p3_one");
  stage.look("ben", "p4_one", "p1_one");
  stage.look("dan", "p1-left");
  const effects = stage.after(() => stage.meeting.people.get("cyd")?.leave());
  expect(Stage.recipients(effects, "send-reinvite")).toEqual(["ada"]);
});

test("[SWI-21] a room that has but one camera any more is no such picture, and nothing flows for it", () => {
  const stage = Stage.met("ada", "ben");
  stage.look("ada", "p2_one");
  stage.after(() => stage.meeting.people.get("ben")?.changeCameras(["left"]));
  expect(shown(stage, "ada")).toEqual([]);
  const offered = stage.meeting.focus.conference.offerings[1]?.captures;
  expect(offered?.map(({ captureId }) => String(captureId))).toEqual(["p2-left", "p2-mic"]);
});

function shown(stage: Stage, name: string): readonly string[] {
  const sinks = stage.legOf(name).plan?.sinks ?? [];
  return sinks.flatMap(({ from, captureId }) => (from ? String(captureId) : []));
}

function kindsFor(stage: Stage, name: string, effects: ReturnType<Stage["after"]>) {
  return effects.flatMap((effect) =>
    "leg" in effect && effect.leg === stage.leg(name) ? [effect.type] : [],
  );
}
