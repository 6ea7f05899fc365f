import { describe, expect, test } from "vitest";
import type { ConferenceEffect } from "../../src/conference/index.ts";
import { type MediaSection, parseSdp } from "../../src/sdp/index.ts";
import { drop, receiveOffer } from "../peer-offers.ts";
import { Stage } from "../stage.ts";

describe("a peer that offers what it knows of, while we have a line more to offer", () => {
  test("[CON-262] has its offer refused for ours that is out, and not for the line", () => {
    const stage = growing();
    const effects = stage.after(() => meetsOurs(stage));
    const refused = effects.flatMap((effect) =>
      effect.type === "refuse-offer" ? [effect.status] : [],
    );
    expect(refused).toEqual([491]);
  });

  test("[CON-262] is answered line by line, and offered ours after that", () => {
    const stage = growing();
    const ada = stage.endpoint("ada");
    const before = ada.local.media.length;
    meetsOurs(stage);
    const effects = stage.after(() => ada.offerAgain());
    expect(effects.map(({ type }) => type)).not.toContain("refuse-offer");
    expect(lines(effects, "answer-offer")).toEqual([before]);
    expect(lines(effects, "send-reinvite")).toEqual([stage.legOf("ada").sections.length]);
    expect(ada.local.media.length).toBeGreaterThan(before);
  });

  test.each([
    ["sendonly", 0],
    ["recvonly", 1],
  ] as const)("[CON-262] has ours behind one of its own, which is %s", (direction, brought) => {
    const stage = growing();
    meetsOurs(stage);
    const before = seats(stage);
    receiveOffer(stage, [...known(stage), { ...camera(stage), mid: "more" as never, direction }]);
    const after = seats(stage);
    expect(after).toHaveLength(before.length + brought);
    expect(after).toEqual(after.map((_, at) => `v${at + 1}`));
    expect(stage.legOf("ada").sections[known(stage).length]?.mid).toBe("more");
  });

  test("[CON-262] has ours once, where its offer is lost with its flow", () => {
    const stage = growing();
    meetsOurs(stage);
    const before = stage.legOf("ada").sections;
    receiveOffer(stage, known(stage));
    drop(stage);
    expect(stage.legOf("ada").sections).toEqual(before);
  });
});

/** Ada is being offered seats for Dan, who is one more than she has any for. */
function growing(): Stage {
  const stage = Stage.met("ada", "ben", "cyd");
  const cameras = ["left", "centre", "right"] as const;
  const dan = { name: "dan", clue: true, likes: () => true, cameras };
  stage.meeting.person(dan).join();
  stage.passUntilNegotiation("ada", "offering");
  return stage;
}

/** An offer of Ada's crosses ours on the way: both are refused. */
function meetsOurs(stage: Stage): void {
  stage.endpoint("ada").offerAgain();
  stage.passUntilNegotiation("ada", "backing-off");
  stage.pass(10);
}

function known(stage: Stage): readonly MediaSection[] {
  return stage.endpoint("ada").local.media;
}

function camera(stage: Stage): MediaSection {
  return known(stage).find(({ kind }) => kind === "video") as MediaSection;
}

function seats(stage: Stage): readonly string[] {
  return stage
    .legOf("ada")
    .sections.flatMap((section) =>
      section.role === "seat" && section.kind === "video" ? [section.label] : [],
    );
}

function lines(
  effects: readonly ConferenceEffect[],
  type: "answer-offer" | "send-reinvite",
): readonly number[] {
  return effects.flatMap((effect) => {
    if (effect.type !== type || !effect.leg.startsWith("ada-")) return [];
    const parsed = parseSdp(effect.sdp);
    return parsed.ok ? [parsed.value.media.length] : [];
  });
}
