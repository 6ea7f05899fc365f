import { describe, expect, test } from "vitest";
import type { ConferenceEffect } from "../../src/conference/index.ts";
import { type MediaSection, parseSdp } from "../../src/sdp/index.ts";
import { failTransport } from "../failing-channel.ts";
import { drop, inForce, offerHeld, offersAgain, receiveOffer, reinvites } from "../peer-offers.ts";
import { Stage } from "../stage.ts";

describe("a peer's offer that is lost with its flow, its answer composed and never sent", () => {
  test("[CON-248] changes nothing: what it would have held flows on, and is offered so", () => {
    const stage = Stage.met("ada", "ben");
    const before = inForce(stage);
    const [version] = versions(stage.after(() => offersAgain(stage)));
    const effects = stage.after(() => {
      offerHeld(stage);
      expect(inForce(stage)).not.toEqual(before);
      drop(stage);
    });
    expect(inForce(stage)).toEqual(before);
    expect(directionsOffered(effects)).toEqual(before.agreed);
    // RFC 3264 §8: one more than that of the last that was sent.
    expect(versions(reinvites(effects))).toEqual([(version ?? 0) + 1]);
    expect(stage.legOf("ada").ourOffer).toBeUndefined();
  });

  test("[CON-248] which added a line adds none: our next has those that there were", () => {
    const stage = Stage.met("ada", "ben");
    const before = inForce(stage);
    const effects = stage.after(() => {
      const { media } = stage.endpoint("ada").local;
      const sample = media.find(({ kind }) => kind === "video") as MediaSection;
      receiveOffer(stage, [...media, { ...sample, mid: "more" as never }]);
      drop(stage);
    });
    expect(directionsOffered(effects)).toHaveLength(before.sections.length);
    expect(inForce(stage)).toEqual(before);
  });

  test("[CON-248] without SDP leaves no offer of ours behind that an answer could come to", () => {
    const stage = Stage.met("ada", "ben");
    const { focus } = stage.meeting;
    const leg = stage.leg("ada");
    focus.receive({ type: "flow-lost", leg });
    focus.receive({ type: "offer-received", leg, offer: "1", method: "INVITE" });
    expect(stage.legOf("ada").ourOffer).toBeDefined();
    focus.receive({ type: "offer-dropped", leg, offer: "1" });
    expect(stage.legOf("ada").ourOffer).toBeUndefined();
    const effects = stage.after(() => focus.receive({ type: "flow-restored", leg }));
    expect(reinvites(effects)).toHaveLength(1);
    expect(stage.legOf("ada").negotiation.phase).toBe("settled");
  });

  test("[CON-248] and asked for another transport leaves the one before, until ours takes its place", () => {
    const stage = Stage.met("ada", "ben");
    const { remoteTransport, localTransport } = stage.legOf("ada");
    const ada = stage.meeting.people.get("ada");
    stage.endpoint("ada").restartIce();
    stage.passUntil("ada", "answering");
    stage.meeting.mediaStandsStill = true;
    expect(stage.legOf("ada").remoteTransport).not.toEqual(remoteTransport);
    ada?.loseFlow();
    ada?.regainFlow();
    stage.passUntil("ada", "opening");
    expect(stage.legOf("ada").remoteTransport).toEqual(remoteTransport);
    expect(stage.legOf("ada").localTransport).toEqual(localTransport);
    stage.meeting.mediaStandsStill = false;
    stage.settle();
    expect(stage.legOf("ada").restart).toBeUndefined();
  });
});

test("[CON-248] so does one whose answer would have told of another transport, which nobody has heard of", () => {
  const stage = Stage.met("ada", "ben");
  const before = inForce(stage);
  stage.endpoint("ada").restartIce();
  stage.passUntil("ada", "connecting");
  expect(inForce(stage).localTransport).not.toEqual(before.localTransport);
  const { offer = "" } = stage.legOf("ada").rollback ?? {};
  stage.meeting.focus.receive({ type: "offer-dropped", leg: stage.leg("ada"), offer });
  expect(inForce(stage)).toEqual(before);
  expect(stage.legOf("ada").restart?.phase).toBe("opening");
  stage.settle();
  expect(stage.legOf("ada").restart).toBeUndefined();
});

test("[CON-248] it leaves a transport alone that another offer has brought", () => {
  const stage = Stage.met("ada", "ben");
  const { focus } = stage.meeting;
  restarting(stage);
  const { restart, localTransport } = stage.legOf("ada");
  offerHeld(stage);
  focus.receive({ type: "offer-dropped", leg: stage.leg("ada"), offer: "1" });
  expect(stage.legOf("ada").restart).toEqual(restart);
  expect(stage.legOf("ada").localTransport).toEqual(localTransport);
});

test("[CON-248] what was added behind it goes on in number from what was there before", () => {
  const stage = Stage.met("ada", "ben");
  const { media } = stage.endpoint("ada").local;
  const sample = media.find(({ kind }) => kind === "video") as MediaSection;
  receiveOffer(stage, [...media, { ...sample, mid: "more" as never, direction: "recvonly" }]);
  stage.joined("cyd");
  stage.joined("dan");
  drop(stage);
  stage.joined("eve");
  const seats = stage
    .legOf("ada")
    .sections.flatMap((section) =>
      section.role === "seat" && section.kind === "video" ? [section.label] : [],
    );
  expect(seats).toEqual(seats.map((_, at) => `v${at + 1}`));
});

test("[CON-249] one that was refused, and is lost before that is sent, takes nothing back with it", () => {
  const stage = Stage.met("ada", "ben");
  const { focus } = stage.meeting;
  const leg = stage.leg("ada");
  stage.after(() => {
    offerHeld(stage);
    focus.receive({ type: "ack-received", leg });
  });
  const held = inForce(stage);
  const effects = stage.after(() => {
    focus.receive({ type: "offer-received", leg, offer: "2", method: "INVITE", sdp: "v=1" });
    focus.receive({ type: "offer-dropped", leg, offer: "2" });
  });
  expect(reinvites(effects)).toEqual([]);
  expect(inForce(stage)).toEqual(held);
});

test("[CON-260] a transport of ours that is there meanwhile is offered with streams that begin anew", () => {
  const stage = Stage.met("ada", "ben");
  const before = ssrcsOf(stage);
  const effects = stage.after(() => {
    failTransport(stage.meeting, stage.leg("ada"));
    offerHeld(stage);
    stage.passUntil("ada", "owed");
    drop(stage);
  });
  expect(reinvites(effects)).toHaveLength(1);
  for (const ssrc of before) expect(reinvites(effects)[0]?.sdp).not.toContain(`a=ssrc:${ssrc} `);
  for (const ssrc of ssrcsOf(stage)) {
    expect(reinvites(effects)[0]?.sdp).toContain(`a=ssrc:${ssrc} `);
  }
});

describe("a peer's offer whose answer was sent, and perhaps lost with the flow", () => {
  test("[CON-250] is in force, and offered afresh as soon as there is a flow", () => {
    const stage = Stage.met("ada", "ben");
    const { focus } = stage.meeting;
    const leg = stage.leg("ada");
    offerHeld(stage);
    const held = inForce(stage);
    // The dialog is heard of on another flow before this one is known to be lost.
    const effects = stage.after(() => {
      focus.receive({ type: "ack-received", leg, assumed: true });
      focus.receive({ type: "flow-restored", leg });
    });
    // Of the CLUE channel alone.
    const open = directionsOffered(effects)?.filter((direction) => direction !== "inactive");
    expect(open).toEqual(["sendrecv"]);
    expect(inForce(stage)).toEqual(held);
  });

  test("[CON-250] is offered afresh also while a transport that an earlier one brought is connected", () => {
    const stage = Stage.met("ada", "ben");
    const { focus } = stage.meeting;
    const leg = stage.leg("ada");
    restarting(stage);
    offerHeld(stage);
    stage.meeting.mediaStandsStill = false;
    const effects = stage.after(() => {
      focus.receive({ type: "ack-received", leg, assumed: true });
      focus.receive({ type: "flow-restored", leg });
      stage.settle();
    });
    expect(reinvites(effects)).not.toEqual([]);
    expect(stage.legOf("ada").restart).toBeUndefined();
  });

  test("[CON-250] is not offered afresh once its ACK was heard", () => {
    const stage = Stage.met("ada", "ben");
    const leg = stage.leg("ada");
    const effects = stage.after(() => {
      offerHeld(stage);
      stage.meeting.focus.receive({ type: "ack-received", leg });
      stage.meeting.focus.receive({ type: "flow-lost", leg });
      stage.meeting.focus.receive({ type: "flow-restored", leg });
    });
    expect(reinvites(effects)).toEqual([]);
    expect(stage.legOf("ada")).not.toHaveProperty("rollback");
  });
});

/** Ada's own ICE restart is answered and acknowledged, and is not connected yet. */
function restarting(stage: Stage): void {
  stage.endpoint("ada").restartIce();
  stage.passUntil("ada", "connecting");
  stage.meeting.mediaStandsStill = true;
  stage.passUntilNegotiation("ada", "settled");
}

/** Of the streams that the focus sends to Ada. */
function ssrcsOf(stage: Stage): readonly number[] {
  return stage
    .legOf("ada")
    .sections.flatMap((section) => ("outgoing" in section ? [section.outgoing.ssrc] : []));
}

function versions(effects: readonly ConferenceEffect[]): readonly number[] {
  return effects.flatMap((effect) =>
    "sdp" in effect ? [Number(/o=- \d+ (\d+)/.exec(effect.sdp)?.[1])] : [],
  );
}

/** Of all lines, the CLUE channel's among them. */
function directionsOffered(effects: readonly ConferenceEffect[]): readonly string[] | undefined {
  const [offer, ...more] = reinvites(effects);
  expect([offer === undefined, more]).toEqual([false, []]);
  const parsed = parseSdp(offer?.sdp ?? "");
  return parsed.ok ? parsed.value.media.map(({ direction }) => direction) : undefined;
}
