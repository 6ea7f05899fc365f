import { expect, test } from "vitest";
import type { AdvertisementContent } from "../../src/clue/index.ts";
import { roomContent } from "../room.ts";
import { Stage } from "../stage.ts";

test("[SWI-30] a room that has nothing but mixes is seen and heard by whoever has not chosen", () => {
  const stage = mixed();
  expect(configuredBy(stage, "ada")).toEqual(["p2-left", "p2-mic", "p2-right"]);
  const sinks = stage.legOf("ada").plan?.sinks ?? [];
  expect(sinks.filter(({ from }) => from?.leg === stage.leg("ben"))).toHaveLength(3);
});

test("[SWI-31] the focus asks a room of mixes for what somebody wants of it, and for no more", () => {
  const stage = mixed();
  stage.look("ada", "p2-left");
  expect(askedOf(stage, "ben")).toEqual(["left"]);
});

test("[SWI-32] such a room stands in the row of whoever speaks, and is who speaks", () => {
  const stage = mixed();
  stage.look("ada", "p0-room1", "p0-room2");
  const names = (stage.legOf("ada").plan?.sinks ?? []).flatMap(({ captureId }) => captureId ?? []);
  expect(names).toEqual(["p2-left", "p2-right"]);
});

/** Ada, and Ben's room, which lets out what it has made of its cameras and microphones. */
function mixed(): Stage {
  const stage = Stage.met("ada", "ben");
  const plain = roomContent({ cameras: ["left", "right"], name: "ben" });
  const mixes: AdvertisementContent = {
    ...plain,
    captures: plain.captures.map((capture) => ({ ...capture, source: { type: "multiple" } })),
  };
  stage.after(() => stage.meeting.people.get("ben")?.presence?.endpoint.show(mixes));
  return stage;
}

function configuredBy(stage: Stage, name: string): readonly string[] {
  const configured = stage.legOf(name).session.channel?.provider.configured ?? [];
  return configured.map(({ captureId }) => String(captureId)).toSorted();
}

function askedOf(stage: Stage, name: string): readonly string[] {
  const asked = stage.legOf(name).session.channel?.consumer.configured ?? [];
  return asked.map(({ captureId }) => String(captureId)).toSorted();
}
