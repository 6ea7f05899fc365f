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

describe("a peer that has stopped one of its seats", () => {
  test.each([
    ["one that it brought", 0],
    ["one that we added", -1],
  ])("[CON-263] is offered the next under a name that no line has, or had: %s", (_, stopped) => {
    const stage = Stage.met("ada", "ben", "cyd");
    joins(stage, "dan");
    stage.settle();
    const before = seats(stage);
    receiveOffer(stage, withoutSeat(stage, stopped));
    stage.meeting.focus.receive({ type: "ack-received", leg: stage.leg("ada") });
    const effects = stage.after(() => joins(stage, "eve"));
    expect(lines(effects, "send-reinvite")).not.toEqual([]);
    const kept = before.filter((seat) => seat !== before.at(stopped));
    expect(seats(stage)).toEqual([...kept, "v10", "v11", "v12", "v13"]);
  });

  test("[CON-263] as is what waits to be offered while that crosses it", () => {
    const stage = growing();
    meetsOurs(stage);
    const [, ...others] = seats(stage);
    receiveOffer(stage, withoutSeat(stage, 0));
    expect(seats(stage)).toEqual(others);
  });
});

describe("a peer of whom nobody knows whether it took our offer", () => {
  test("[CON-264] has ours once, where it did", () => {
    const stage = growing();
    const { sections, ourOffer } = stage.legOf("ada");
    losesItsAnswer(stage);
    receiveOffer(stage, [...known(stage), ...(ourOffer?.media.slice(known(stage).length) ?? [])]);
    expect(stage.legOf("ada").sections.map(({ mid }) => mid)).toEqual(
      sections.map(({ mid }) => mid),
    );
  });

  test("[CON-264] has all of ours behind its own, where it did not", () => {
    const stage = growing();
    const before = seats(stage);
    losesItsAnswer(stage);
    const more = { ...camera(stage), mid: "more" as never, direction: "sendonly" } as const;
    receiveOffer(stage, [...known(stage), more]);
    expect(seats(stage)).toEqual(before);
    expect(stage.legOf("ada").sections[known(stage).length]?.mid).toBe("more");
  });

  test("[CON-264] may leave out nothing that was agreed before", () => {
    const stage = growing();
    losesItsAnswer(stage);
    const effects = stage.after(() => receiveOffer(stage, known(stage).slice(0, 2)));
    expect(effects).toContainEqual(expect.objectContaining({ type: "refuse-offer", status: 488 }));
  });
});

/** Ada is being offered seats for Dan, who is one more than she has any for. */
function growing(): Stage {
  const stage = Stage.met("ada", "ben", "cyd");
  joins(stage, "dan");
  stage.passUntilNegotiation("ada", "offering");
  return stage;
}

/** An offer of Ada's crosses ours on the way: both are refused. */
function meetsOurs(stage: Stage): void {
  stage.endpoint("ada").offerAgain();
  stage.passUntilNegotiation("ada", "backing-off");
  stage.pass(10);
}

/** With the flow on which it was on its way. */
function losesItsAnswer(stage: Stage): void {
  const leg = stage.leg("ada");
  stage.meeting.focus.receive({ type: "flow-lost", leg });
  stage.meeting.focus.receive({ type: "reinvite-failed", leg, status: 503 });
  stage.meeting.focus.receive({ type: "flow-restored", leg });
}

function joins(stage: Stage, name: string): void {
  const cameras = ["left", "centre", "right"] as const;
  stage.meeting.person({ name, clue: true, likes: () => true, cameras }).join();
}

/** All that Ada knows of, one seat for a picture stopped (RFC 8829 §5.2.2). */
function withoutSeat(stage: Stage, at: number): readonly MediaSection[] {
  const { sections } = stage.legOf("ada");
  const stopped = sections
    .filter((section) => section.role === "seat" && section.kind === "video")
    .at(at);
  return known(stage).map((section) =>
    section.mid === stopped?.mid ? { ...section, port: 0, direction: "inactive" } : section,
  );
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
