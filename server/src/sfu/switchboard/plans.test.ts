import type { Mid } from "@parley/shared/sdp";
import { describe, expect, test } from "vitest";
import { writeNack } from "../rtp/rtcp/feedback.ts";
import { rtpPacket, vp8Packet } from "../synthetic-peer/vp8-packets.ts";
import {
  CAMERA,
  camera,
  cameraSsrc,
  leg,
  Rehearsal,
  RTX,
  seat,
  seatSsrc,
  VP8,
} from "./rehearsal.ts";

const MID_EXTENSION = 4;
const MIDS = new Map([[MID_EXTENSION, Buffer.from(CAMERA)]]);

describe("what stops", () => {
  test("[SFU-20] once `from` is gone nothing goes out, not even what was missed before", () => {
    const stage = showing();
    stage.video("ada", { sequenceNumber: 1, key: true });
    stage.show("bob");
    stage.media("bob");
    stage.video("ada", { sequenceNumber: 2 });
    stage.send("bob", writeNack(seatSsrc("bob"), [1]));
    expect(stage.media("bob")).toEqual([]);
  });

  test("[SFU-21] once a leg is closed nothing of it is taken in or sent to it", () => {
    const stage = showing();
    stage.show("ada", "bob");
    stage.video("ada", { sequenceNumber: 1, key: true });
    stage.media("bob");
    stage.switchboard.close(leg("ada"));
    stage.video("ada", { sequenceNumber: 2 });
    stage.video("bob", { sequenceNumber: 1, key: true });
    stage.send("bob", writeNack(seatSsrc("bob"), [1]));
    stage.wait(500);
    expect([stage.media("ada"), stage.media("bob")]).toEqual([[], []]);
    expect(stage.switchboard.counters().map((counted) => counted.leg)).not.toContain("ada");
  });

  test("[SFU-22] a source that left the plan is not taken in", () => {
    const stage = showing();
    stage.video("ada", { sequenceNumber: 1, key: true });
    stage.plan("ada", { sources: [] });
    stage.video("ada", { sequenceNumber: 2 });
    expect(stage.media("bob")).toHaveLength(1);
    stage.send("bob", writeNack(seatSsrc("bob"), [1]));
    expect(stage.media("bob")).toEqual([]);
  });

  test("[SFU-23] a payload type that is not planned is not taken in", () => {
    const stage = showing();
    stage.video("ada", { sequenceNumber: 1, key: true, payloadType: 98 });
    expect(stage.media("bob")).toEqual([]);
  });
});

describe("what may come in any order", () => {
  test("[SFU-24] a sink may name a source that comes later, and a leg that is not there", () => {
    const stage = new Rehearsal();
    stage.join("bob");
    stage.show("bob", "ada");
    stage.wait(100);
    stage.join("ada");
    stage.video("ada", { sequenceNumber: 1, key: true });
    expect(stage.media("bob")).toHaveLength(1);
    stage.plan("nobody", {});
    expect(stage.switchboard.size).toBe(2);
  });

  test("[SFU-25] the same plan again changes nothing", () => {
    const stage = showing();
    stage.video("ada", { sequenceNumber: 1, key: true });
    stage.show("bob", "ada");
    stage.plan("ada", {});
    stage.video("ada", { sequenceNumber: 2 });
    expect(stage.media("bob")).toHaveLength(2);
  });

  test("[SFU-26] a seat is its SSRC: a new mid on a recycled m-line does not disturb it", () => {
    const stage = showing();
    stage.video("ada", { sequenceNumber: 1, key: true });
    stage.plan("bob", { sinks: [{ ...seat("bob", "ada"), mid: "f1" as Mid }] });
    stage.video("ada", { sequenceNumber: 2 });
    expect(stage.media("bob")).toHaveLength(2);
  });

  test("[SFU-97] a seat that no plan had for a while goes on with its numbers, whoever is shown then", () => {
    const stage = showing();
    stage.join("cy");
    const first = { sequenceNumber: 60_000, timestamp: 9_000_000, pictureId: 700 };
    stage.video("ada", { ...first, key: true });
    stage.plan("bob", { sources: [], sinks: [] });
    stage.wait(2_000);
    stage.video("ada", { ...first, sequenceNumber: 60_001 });
    stage.show("bob", "cy");
    stage.video("cy", { sequenceNumber: 20, timestamp: 5, pictureId: 3, key: true });
    expect(stage.media("bob")).toMatchObject([
      first,
      { sequenceNumber: 60_001, timestamp: 9_000_000 + 2 * 90_000, pictureId: 701 },
    ]);
  });

  test("[SFU-97] a seat whose m-line another took is forgotten", () => {
    const stage = showing();
    stage.video("ada", { sequenceNumber: 60_000, key: true });
    const other = { ...seat("bob", "ada"), ssrc: 77, rtxSsrc: 78 };
    stage.plan("bob", { sinks: [other] });
    stage.show("bob", "ada");
    stage.video("ada", { sequenceNumber: 8, key: true });
    expect(stage.media("bob").map(({ sequenceNumber }) => sequenceNumber)).toEqual([60_000, 8]);
  });
});

describe("whose packet it is", () => {
  test("[SFU-27] a stream that was not announced is recognised by its MID", () => {
    const stage = unannounced();
    const stranger = { ssrc: 31_337, extensions: MIDS };
    stage.send("ada", vp8Packet({ ...stranger, sequenceNumber: 1, key: true }));
    stage.send("ada", vp8Packet({ ssrc: 31_337, sequenceNumber: 2 }));
    expect(stage.media("bob")).toHaveLength(2);
  });

  test("[SFU-28] its retransmission stream is recognised by MID and payload type", () => {
    const stage = unannounced();
    stage.send("ada", vp8Packet({ ssrc: 31_337, sequenceNumber: 1, key: true, extensions: MIDS }));
    const frame = vp8Packet({ ssrc: 0, sequenceNumber: 0, pictureId: 5 }).subarray(12);
    const payload = Buffer.concat([Buffer.from([0, 2]), frame]);
    const rtx = { ssrc: 31_338, payloadType: RTX, sequenceNumber: 900, extensions: MIDS };
    stage.send("ada", rtpPacket({ ...rtx, payload }));
    const [, repaired] = stage.media("bob");
    expect(repaired).toMatchObject({ sequenceNumber: 2, pictureId: 5, payloadType: VP8 });
  });

  test("[SFU-29] a source that changes its SSRC begins anew, with a key frame", () => {
    const stage = unannounced();
    stage.send("ada", vp8Packet({ ssrc: 1, sequenceNumber: 50, key: true, extensions: MIDS }));
    stage.send("ada", vp8Packet({ ssrc: 2, sequenceNumber: 7, extensions: MIDS }));
    stage.send("ada", vp8Packet({ ssrc: 2, sequenceNumber: 8, key: true, extensions: MIDS }));
    expect(stage.media("bob").map((packet) => packet.sequenceNumber)).toEqual([50, 51]);
  });
});

function showing(): Rehearsal {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  stage.show("bob", "ada");
  return stage;
}

/** Ada's camera is known by its mid only. */
function unannounced(): Rehearsal {
  const stage = showing();
  const { ssrc, rtxSsrc, ...plan } = camera("ada");
  expect([ssrc, rtxSsrc]).toEqual([cameraSsrc("ada"), cameraSsrc("ada") + 50]);
  stage.plan("ada", { sources: [plan], extensions: { mid: MID_EXTENSION } });
  return stage;
}
