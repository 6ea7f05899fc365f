import { describe, expect, test } from "vitest";
import { openParticipant } from "./participant.ts";
import { roomsOf } from "./stage/shown.ts";
import { Stage, sdp, self, showing } from "./test-stage.ts";

const ana = "sip:ana@example.org";

describe("what is shown", () => {
  test("[PART-20] the page advertises its cameras left to right and its microphone, as one person", () => {
    const stage = new Stage().joined();
    const content = stage.focus.consumer.advertisement?.content;
    expect(content?.captures.map(({ captureId }) => captureId)).toEqual([
      "left",
      "centre",
      "right",
      "mic",
    ]);
    expect(content?.people).toMatchObject([{ name: "Me", uri: self.entity }]);
    expect(content?.captures.map(({ spatial }) => spatial?.captureArea?.bottomLeft.x)).toEqual([
      -1500,
      -500,
      500,
      undefined,
    ]);
  });

  test("[PART-21] switching the cameras off takes them out of the advertisement, and back in", () => {
    const stage = new Stage().joined();
    stage.gives({ type: "cameras-switched", on: false });
    expect(captures(stage)).toEqual(["mic"]);
    stage.gives({ type: "cameras-switched", on: true });
    expect(captures(stage)).toEqual(["left", "centre", "right", "mic"]);
  });

  test("[PART-21] muting tells nobody anything new", () => {
    const stage = new Stage().joined();
    const before = stage.focus.consumer.advertisement;
    stage.gives({ type: "microphone-switched", on: false });
    expect(stage.focus.consumer.advertisement).toBe(before);
  });

  test("[PART-22] what was switched before joining holds from the first advertisement on", () => {
    const stage = new Stage();
    stage.gives({ type: "cameras-switched", on: false }).joined();
    expect(captures(stage)).toEqual(["mic"]);
    expect(openParticipant(self, stage.participant.ownRoom).content.captures).toHaveLength(1);
  });
});

describe("what flows", () => {
  test("[PART-23] nothing is sent before a configure names it, and nothing once it does not", () => {
    const stage = new Stage().joined();
    expect(stage.sending).toEqual([]);
    configures(stage, "left", "mic");
    expect(stage.sending).toEqual(["left", "mic"]);
    configures(stage, "mic");
    expect(stage.sending).toEqual(["mic"]);
  });

  test("[PART-23] an encoding the newest description has inactive does not flow", () => {
    const stage = new Stage().joined();
    configures(stage, "left");
    const remote = sdp.remote.replace("a=mid:1\r\na=recvonly", "a=mid:1\r\na=inactive");
    stage.gives({ type: "reoffer-answered", local: sdp.local, remote });
    expect(stage.effects).toEqual([{ type: "set-sending", label: "left", active: false }]);
  });

  test("[PART-24] what the person has switched off does not flow, whoever asked for it", () => {
    const stage = new Stage().joined();
    configures(stage, "left");
    stage.gives({ type: "cameras-switched", on: false });
    expect(stage.sending).toEqual([]);
  });

  test("[PART-24] a muted microphone goes on sending, its track being silent", () => {
    const stage = new Stage().joined();
    configures(stage, "mic");
    stage.gives({ type: "microphone-switched", on: false });
    expect(stage.sending).toEqual(["mic"]);
  });

  test("[PART-25] every advertisement is answered with a choice of captures on the seats there are", () => {
    const stage = new Stage().joined();
    stage.advertised(showing({ [ana]: { left: -1500, centre: -500, right: 500 } }));
    expect(configured(stage)).toEqual(["p0-left v1", "p0-centre v2", "p0-right v3"]);
    stage.advertised(showing({ [ana]: { right: 500 } }));
    expect(configured(stage)).toEqual(["p0-right v3"]);
  });

  test("[PART-25] a description that takes seats away makes the choice anew", () => {
    const stage = new Stage().joined();
    stage.advertised(showing({ [ana]: { left: -1500, centre: -500 } }));
    const remote = sdp.remote.replace("a=label:v1", "a=label:v9");
    stage.gives({ type: "reoffer-answered", local: sdp.local, remote });
    expect(configured(stage)).toEqual(["p0-left v3", "p0-centre v2"]);
  });

  test("[PART-26] SDP that cannot be read is noted, and what was agreed goes on", () => {
    const stage = new Stage().joined();
    const before = stage.participant.session?.lines;
    stage.gives({ type: "reoffer-answered", local: sdp.local, remote: "garbage" });
    expect(stage.asked).toEqual(["note-fault"]);
    expect(stage.participant.session?.lines).toBe(before);
  });

  test("[PART-26] a focus without CLUE is a conference without captures, and no failure", () => {
    const stage = new Stage().gives("join-requested").gives("flow-opened");
    const remote = sdp.remote.replace(/a=group:CLUE.*\r\n/, "");
    stage.gives({ type: "answered", local: sdp.local, remote });
    expect(stage.participant.phase.type).toBe("in-conference");
    expect(stage.participant.session?.channel).toBeUndefined();
    expect(roomsOf(stage.participant)).toEqual([]);
  });
});

function captures(stage: Stage): readonly string[] | undefined {
  return stage.focus.consumer.advertisement?.content.captures.map(({ captureId }) => captureId);
}

function configured(stage: Stage): readonly string[] {
  return stage.focus.provider.configured.map(
    ({ captureId, encodingId }) => `${captureId} ${encodingId}`,
  );
}

/** The focus wants these captures of ours, each on the encoding of its name. */
function configures(stage: Stage, ...names: readonly string[]): void {
  const captureEncodings = names.map((name) => ({
    id: `ce-${name}`,
    captureId: name,
    encodingId: name,
  }));
  stage.effects = [];
  stage.hears({ type: "configure-requested", captureEncodings } as unknown as Parameters<
    Stage["hears"]
  >[0]);
}
