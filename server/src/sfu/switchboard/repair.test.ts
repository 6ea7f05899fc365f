import { describe, expect, test } from "vitest";
import { HISTORY_PACKETS, NACK_GAP_MAX_PACKETS, RESENDS_PER_TICK_MAX } from "../limits.ts";
import { feedbackHeader, writeNack } from "../rtp/rtcp/feedback.ts";
import { readRtcp } from "../rtp/rtcp/read.ts";
import { rtpPacket, vp8Packet } from "../synthetic-peer/vp8-packets.ts";
import { cameraSsrc, Rehearsal, RTX, seatSsrc, VP8 } from "./rehearsal.ts";

const PLI = 206;
const NACK = 205;

describe("what a source's packets lack", () => {
  test("[SFU-30] a gap is asked for at once, again later, and given up in the end", () => {
    const stage = live();
    stage.video("ada", { sequenceNumber: 4 });
    expect(lost(stage)).toEqual([[2, 3]]);
    stage.wait(100);
    expect(lost(stage).length).toBeGreaterThanOrEqual(1);
    stage.wait(1_500);
    lost(stage);
    stage.wait(1_000);
    expect(lost(stage)).toEqual([]);
  });

  test("[SFU-31] what was missing is passed on when its retransmission comes, and asked for no more", () => {
    const stage = live();
    stage.video("ada", { sequenceNumber: 3 });
    lost(stage);
    stage.send("ada", retransmission(2, 700));
    expect(stage.media("bob").map((packet) => packet.sequenceNumber)).toEqual([1, 3, 2]);
    stage.wait(200);
    expect(lost(stage)).toEqual([]);
  });

  test("[SFU-31] a packet that comes late is no reason to ask for its successors again", () => {
    const stage = live();
    for (const sequenceNumber of [3, 2, 4]) stage.video("ada", { sequenceNumber });
    expect(lost(stage)).toEqual([[2]]);
  });

  test("[SFU-32] probes are taken for what they are: padding and packets that came already", () => {
    const stage = live();
    stage.send("ada", retransmission(1, 701));
    const padding = { ssrc: cameraSsrc("ada") + 50, payloadType: RTX, payload: Buffer.alloc(0) };
    stage.send("ada", rtpPacket({ ...padding, sequenceNumber: 702 }));
    expect(stage.media("bob")).toHaveLength(1);
  });

  test("[SFU-33] a gap too large to repair asks for a key frame instead", () => {
    const stage = live();
    stage.wait(2_000);
    stage.feedback("ada");
    stage.video("ada", { sequenceNumber: 3 + NACK_GAP_MAX_PACKETS });
    expect(lost(stage)).toEqual([]);
    expect(stage.feedback("ada", PLI)).toHaveLength(1);
  });

  test("[SFU-34] sound that is lost is not asked for", () => {
    const stage = live();
    stage.audio("ada", 1);
    stage.audio("ada", 5);
    expect(lost(stage)).toEqual([]);
  });
});

describe("what a receiver lacks", () => {
  test("[SFU-35] a NACK is answered by RTX from the source's history, in the seat's numbers", () => {
    const stage = live("cleo");
    stage.show("bob", "ada");
    stage.video("ada", { sequenceNumber: 500, key: true, pictureId: 77 });
    const original = stage.media("bob").at(-1);
    stage.send("bob", writeNack(seatSsrc("bob"), [original?.sequenceNumber ?? 0]));

    const [resent] = stage.media("bob");
    expect(resent).toMatchObject({ payloadType: RTX, ssrc: seatSsrc("bob") + 1 });
    expect(resent?.bytes.readUInt16BE(resent.payloadStart)).toBe(original?.sequenceNumber);
    const media = resent?.bytes.subarray(resent.payloadStart + 2);
    expect(media).toEqual(original?.bytes.subarray(original.payloadStart));
    expect(resent?.timestamp).toBe(original?.timestamp);
  });

  test("[SFU-36] what is out of the history or was never sent is not answered", () => {
    const stage = live();
    for (let number = 2; number < 2 + HISTORY_PACKETS; number += 1) {
      stage.video("ada", { sequenceNumber: number });
    }
    stage.media("bob");
    stage.send("bob", writeNack(seatSsrc("bob"), [1, 40_000]));
    expect(stage.media("bob")).toEqual([]);
  });

  test("[SFU-37] one NACK cannot ask for more than a bounded number of packets", () => {
    const stage = live();
    stage.media("bob");
    const again = writeNack(seatSsrc("bob"), [1]);
    for (let count = 0; count < RESENDS_PER_TICK_MAX * 2; count += 1) stage.send("bob", again);
    expect(stage.media("bob")).toHaveLength(RESENDS_PER_TICK_MAX);
    stage.wait(50);
    stage.send("bob", again);
    expect(stage.media("bob")).toHaveLength(1);
  });

  test("[SFU-38] a picture loss indication and a full intra request reach the source", () => {
    const stage = live();
    stage.wait(2_000);
    stage.feedback("ada");
    const loss = feedbackHeader(1, 206, seatSsrc("bob"), 0);
    const intra = feedbackHeader(4, 206, 0, 8);
    intra.writeUInt32BE(seatSsrc("bob"), 12);
    for (const request of [loss, intra]) {
      stage.send("bob", request);
      const asked = stage.feedback("ada", PLI).flatMap((packet) => readRtcp(packet));
      expect(asked).toEqual([{ type: "key-frame-request", mediaSsrc: cameraSsrc("ada") }]);
      stage.video("ada", { sequenceNumber: intra === request ? 3 : 2, key: true });
      stage.wait(1_500);
      stage.feedback("ada");
    }
  });
});

/** Ada is shown to Bob and has sent packet 1, a key frame. */
function live(first = "ada"): Rehearsal {
  const stage = new Rehearsal();
  stage.join("ada", "bob", "cleo");
  stage.show("bob", first);
  stage.video(first, { sequenceNumber: 1, key: true });
  return stage;
}

function lost(stage: Rehearsal): number[][] {
  return stage
    .feedback("ada", NACK)
    .flatMap((packet) => readRtcp(packet))
    .flatMap((message) => (message.type === "nack" ? [[...message.lost]] : []));
}

function retransmission(original: number, sequenceNumber: number): Buffer {
  const media = vp8Packet({ ssrc: 0, sequenceNumber: original, payloadType: VP8 }).subarray(12);
  const number = Buffer.alloc(2);
  number.writeUInt16BE(original);
  const payload = Buffer.concat([number, media]);
  return rtpPacket({ ssrc: cameraSsrc("ada") + 50, payloadType: RTX, sequenceNumber, payload });
}
