import { describe, expect, test } from "vitest";
import type { AdvertisementContent, CaptureId } from "../../src/clue/index.ts";
import type { ConferenceEffect } from "../../src/conference/index.ts";
import type { Mid } from "../../src/sdp/index.ts";
import { Stage } from "../stage.ts";

const row = ["p0-room1", "p0-room2", "p0-room3"];

describe("another layout", () => {
  test("[SWI-15] is a configure and nothing else, there and back", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    const narrower = stage.look("ada", "p0-speaker");
    expect(kinds(narrower, stage, "ada")).toEqual(["send-clue"]);
    const wider = stage.look("ada", ...row);
    expect(kinds(wider, stage, "ada")).toEqual(["send-clue"]);
    const all = stage.after(() => stage.endpoint("ada").look(everything));
    expect(kinds(all, stage, "ada")).toEqual(["send-clue"]);
    expect(flowing(stage, "ada")).toHaveLength(6);
  });

  test("[SWI-16] what nobody looks at any more is not asked for: it costs nothing", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    for (const name of ["ada", "ben", "cyd"]) stage.look(name, "p0-speaker");
    // Whoever is shown first, and who is next; nobody has spoken.
    expect(asked(stage, "ada")).toEqual(["centre", "mic"]);
    expect(asked(stage, "ben")).toEqual(["centre", "mic"]);
    expect(asked(stage, "cyd")).toEqual(["centre", "mic"]);
  });
});

describe("who speaks", () => {
  test("[SWI-17] is switched in as a room, with the name of each capture", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    stage.look("ada", ...row);
    speaks(stage, "cyd");
    expect(flowing(stage, "ada")).toEqual(["p3-left", "p3-centre", "p3-right"]);
    speaks(stage, "ben");
    expect(flowing(stage, "ada")).toEqual(["p2-left", "p2-centre", "p2-right"]);
  });

  test("[SWI-17] the speaker sees who spoke before, never itself", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    stage.look("ben", "p0-speaker");
    speaks(stage, "cyd");
    speaks(stage, "ben");
    expect(flowing(stage, "ben")).toEqual(["p3-centre"]);
  });

  test.each([
    ["p0-speaker", ["centre"], ["p0-speaker"]],
    ["the row", ["left", "centre", "right"], row],
  ])(
    "[SWI-33] whoever is left out of %s is not shown there; the one who spoke before is",
    (_, cameras, captures) => {
      const stage = Stage.met("ben", "cyd", "dan");
      stage.joined("ada", { narrows: true });
      stage.look("ada", ...captures);
      const seen = ["dan", "ben", "cyd", "ben"].map((name) => {
        speaks(stage, name);
        return flowing(stage, "ada");
      });
      const of = (seat: number) => cameras.map((camera) => `p${seat}-${camera}`);
      expect(seen).toEqual([of(3), of(3), of(2), of(2)]);
    },
  );

  test("[SWI-18] changes no description and advertises nothing", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    stage.look("ada", ...row);
    speaks(stage, "ben");
    const effects = stage.after(() => hear(stage, "cyd"));
    expect(Stage.recipients(effects, "send-reinvite")).toEqual([]);
    expect(kinds(effects, stage, "ada")).toEqual([]);
  });
});

test("[SWI-19] who saw the leaver through a switched capture is owed a re-INVITE, and nobody else", () => {
  const stage = Stage.met("ada", "ben", "cyd", "dan");
  stage.look("ada", ...row);
  stage.look("dan", "p1-centre");
  const effects = stage.after(() => stage.meeting.people.get("cyd")?.leave());
  expect(Stage.recipients(effects, "send-reinvite").toSorted()).toEqual(["ada", "ben"]);
});

test("[SWI-19] an end of a row that the leaver's room never reached is no sight of it", () => {
  const stage = Stage.met("ada", "ben");
  stage.joined("cyd", { cameras: ["centre"] });
  stage.look("ada", "p0-room1");
  const effects = stage.after(() => stage.meeting.people.get("cyd")?.leave());
  expect(Stage.recipients(effects, "send-reinvite")).toEqual(["ben"]);
});

test("[SWI-19] a re-INVITE that crossed another, or was refused, is owed still", () => {
  for (const status of [491, 503, 500]) {
    const stage = Stage.met("ada", "ben", "cyd");
    stage.look("ada", ...row);
    const { focus, people } = stage.meeting;
    const leg = stage.leg("ada");
    people.get("cyd")?.leave();
    for (let ms = 0; ms < 1_000 && !focus.reinviting.has(leg); ms++) stage.pass(1);
    focus.receive({ type: "reinvite-failed", leg, status });
    const later = stage.after(() => stage.pass(5_000));
    expect([status, Stage.recipients(later, "send-reinvite")]).toEqual([status, ["ada"]]);
  }
});

test("[SWI-20] what goes round shows the next when the time is over, and only then", () => {
  const stage = Stage.met("ada", "ben", "cyd");
  stage.look("ada", "p0-tour");
  const first = flowing(stage, "ada");
  stage.pass(10_000);
  const second = flowing(stage, "ada");
  stage.pass(10_000);
  expect(new Set([...first, ...second])).toEqual(new Set(["p2-centre", "p3-centre"]));
  expect(flowing(stage, "ada")).toEqual(first);
});

function everything({ captures }: AdvertisementContent): readonly CaptureId[] {
  const single = captures.filter(({ source }) => source.type === "individual");
  return single.filter(({ mediaType }) => mediaType === "video").map(({ captureId }) => captureId);
}

function speaks(stage: Stage, name: string): void {
  stage.after(() => hear(stage, name));
}

function hear(stage: Stage, name: string): void {
  const mid = stage.legOf(name).session.lines.find(({ kind }) => kind === "audio")?.mid as Mid;
  stage.meeting.focus.receive({ type: "speaker-changed", leg: stage.leg(name), mid });
}

/** The captures that flow to somebody, in the order of their seats. */
function flowing(stage: Stage, name: string): readonly string[] {
  const { conference } = stage.meeting.focus;
  const sinks = stage.legOf(name).plan?.sinks.filter(({ from, kind }) => from && kind === "video");
  const configured = stage.legOf(name).session.channel?.provider.configured ?? [];
  return (sinks ?? []).map((sink) => {
    const line = stage.legOf(name).session.lines.find(({ mid }) => mid === sink.mid);
    const direct = configured.find(({ encodingId }) => String(encodingId) === String(line?.label));
    const shown = sink.captureId ?? String(direct?.captureId);
    const provider = sink.from && conference.legs.get(sink.from.leg)?.participant;
    expect(
      conference.offerings
        .find(({ participant }) => participant === provider)
        ?.captures.map(({ captureId }) => String(captureId)),
    ).toContain(shown);
    return shown;
  });
}

/** What the focus has configured of somebody's captures. */
function asked(stage: Stage, name: string): readonly string[] {
  const configured = stage.legOf(name).session.channel?.consumer.configured ?? [];
  return configured.map(({ captureId }) => String(captureId)).toSorted();
}

/** What was done for one person, but for the answers to what it asked. */
function kinds(effects: readonly ConferenceEffect[], stage: Stage, name: string) {
  return effects.flatMap((effect) =>
    "leg" in effect && effect.leg === stage.leg(name) ? [effect.type] : [],
  );
}
