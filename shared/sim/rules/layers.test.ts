import { describe, expect, test } from "vitest";
import { type CaptureId, heightsOf, parseClueMessage } from "../../src/clue/index.ts";
import { Stage } from "../stage.ts";

describe("what is shown small", () => {
  test.each([
    [[], "h"],
    [[90], "l"],
    [[180], "l"],
    [[181], "m"],
    [[720], "h"],
    [[2_160], "h"],
    [[90, 360], "m"],
  ])("[SIZE-4] at the heights %j it is layer %s that flows", (heights, layer) => {
    const stage = Stage.met("ada", "ben");
    resize(stage, "ada", ...heights);
    expect(layersTo(stage, "ada")).toEqual([layer, layer, layer]);
  });

  test("[SIZE-4] what is switched in flows in the layer of the place it is shown in", () => {
    const stage = Stage.met("ada", "ben");
    stage.look("ada", "p0-speaker");
    resize(stage, "ada", 180);
    expect(layersTo(stage, "ada")).toEqual(["l"]);
    expect(asked(stage, "ben")).toEqual({ centre: [180] });
  });

  test("[SIZE-5] of each capture the focus asks for the heights that somebody sees, no others", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    resize(stage, "ada", 170);
    resize(stage, "cyd", 300);
    expect(asked(stage, "ben")).toEqual({
      left: [180, 360],
      centre: [180, 360],
      right: [180, 360],
    });
    expect(asked(stage, "ada")).toMatchObject({ left: [360, 720] });

    stage.look("cyd", "p2-left");
    expect(asked(stage, "ben")).toEqual({ left: [180, 360], centre: [180], right: [180] });
  });

  test("[SIZE-5] whoever names no height is shown the largest picture", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    resize(stage, "ada", 170);
    expect(asked(stage, "ben")).toMatchObject({ left: [180, 720] });
  });
});

describe("another size", () => {
  test("[SIZE-6] is a configure, and one to whoever sends the picture; nobody else hears of it", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    for (const name of ["ada", "ben", "cyd"]) resize(stage, name, 180);
    stage.look("ada", "p2-left");
    const effects = stage.after(() => stage.endpoint("ada").resize(720));
    const configures = effects.flatMap((effect) =>
      effect.type === "send-clue" && effect.summary.startsWith("configure ") ? [effect.leg] : [],
    );
    expect(configures).toEqual([stage.leg("ben")]);
    expect(Stage.recipients(effects, "send-reinvite")).toEqual([]);
    expect(Stage.advertisedTo(effects)).toEqual([]);
    const plans = effects.flatMap((effect) =>
      effect.type === "apply-plan" ? [effect.plan.leg] : [],
    );
    expect(plans).toEqual([stage.leg("ada")]);
  });

  test("[SIZE-6] of the same class is asked of nobody, and changes no plan", () => {
    const stage = Stage.met("ada", "ben");
    resize(stage, "ada", 170);
    const effects = stage.after(() => stage.endpoint("ada").resize(175));
    expect(effects.map((effect) => effect.type)).toEqual(["send-clue"]);
  });
});

describe("a peer that does not know the extension", () => {
  test("[SIZE-2] is told of no heights, and what it sends flows in the layer it is shown in", () => {
    const stage = Stage.met("ada");
    stage.joined("ben", { namesHeights: false });
    const effects = stage.after(() => stage.endpoint("ada").resize(180));
    expect(asked(stage, "ben")).toEqual({ left: [], centre: [], right: [] });
    expect(layersTo(stage, "ada")).toEqual(["l", "l", "l"]);
    const toBen = effects.filter((effect) => "leg" in effect && effect.leg === stage.leg("ben"));
    expect(toBen).toEqual([]);
  });

  test("[SIZE-2] is shown the largest pictures", () => {
    const stage = Stage.met("ada");
    stage.joined("ben", { namesHeights: false });
    resize(stage, "ben", 180);
    expect(layersTo(stage, "ben")).toEqual(["h", "h", "h"]);
  });
});

test("[SIZE-2] heights are in the configure on the wire", () => {
  const stage = Stage.met("ada", "ben");
  const effects = stage.after(() => stage.endpoint("ada").resize(180));
  const heights = effects.flatMap((effect) => {
    if (effect.type !== "send-clue" || effect.leg !== stage.leg("ben")) return [];
    const parsed = parseClueMessage(effect.text);
    if (!parsed.ok || parsed.value.type !== "configure") return [];
    return parsed.value.captureEncodings.map(heightsOf);
  });
  expect(heights).toEqual([[180], [180], [180], []]);
});

function resize(stage: Stage, name: string, ...heights: readonly number[]): void {
  stage.after(() => stage.endpoint(name).resize(...heights));
}

/** The layers in which pictures flow to somebody, in the order of their seats. */
function layersTo(stage: Stage, name: string): readonly (string | undefined)[] {
  const sinks = stage.legOf(name).plan?.sinks ?? [];
  return sinks.flatMap(({ kind, from }) => (kind === "video" && from ? [from.rid] : []));
}

/** The heights that the focus has named of somebody's pictures. */
function asked(stage: Stage, name: string): Readonly<Record<string, readonly number[]>> {
  const configured = stage.endpoint(name).session.channel?.provider.configured ?? [];
  const pictures = configured.filter(({ captureId }) => captureId !== ("mic" as CaptureId));
  return Object.fromEntries(pictures.map((each) => [each.captureId, heightsOf(each)]));
}
