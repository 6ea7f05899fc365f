import { describe, expect, test } from "vitest";
import { vp8Packet } from "../synthetic-peer/vp8-packets.ts";
import { CAMERA, leg, Rehearsal, RTX, seat, VP8 } from "./rehearsal.ts";

const extensions = { mid: 3, rid: 4, repairedRid: 5 };
const ssrcs = { low: 11, high: 12 } as const;
type Layer = keyof typeof ssrcs;

describe("a camera in two sizes", () => {
  test("[SFU-78] each layer is known by its RID, and a seat shows the one it is given", () => {
    const stage = sending("high");
    layer(stage, "low", 1, { key: true });
    layer(stage, "high", 500, { key: true });
    layer(stage, "low", 2);
    layer(stage, "high", 501);
    expect(shown(stage)).toEqual([500, 501]);
  });

  test("[SFU-79] another size is another stretch: the one before goes on until it is there", () => {
    const stage = sending("low");
    layer(stage, "low", 1, { key: true });
    show(stage, "high");
    layer(stage, "high", 500);
    layer(stage, "low", 2);
    expect(stage.feedback("ada", 206)).not.toEqual([]);
    layer(stage, "high", 501, { key: true });
    layer(stage, "low", 3);
    layer(stage, "high", 502);
    const numbers = stage.media("bob").map(({ sequenceNumber }) => sequenceNumber);
    expect(numbers).toEqual([1, 2, 3, 4]);
  });

  test("[SFU-80] a layer its sender has stopped is stood in for by the next smaller, until it is back", () => {
    const stage = sending("high");
    layer(stage, "high", 500, { key: true });
    shown(stage);
    for (let number = 1; number <= 12; number += 1) {
      layer(stage, "low", number, { key: number === 12 });
      stage.wait(50);
    }
    layer(stage, "low", 13);
    expect(shown(stage)).toHaveLength(2);
    layer(stage, "high", 501);
    stage.wait(50);
    layer(stage, "high", 502, { key: true });
    layer(stage, "low", 14);
    layer(stage, "high", 503);
    expect(shown(stage)).toHaveLength(2);
  });

  test("[SFU-81] a layer that begins takes over with its first key frame, unasked", () => {
    const stage = sending("low");
    layer(stage, "low", 1, { key: true });
    show(stage, "high");
    stage.wait(600);
    layer(stage, "low", 2);
    shown(stage);
    stage.feedback("ada");
    layer(stage, "high", 500, { key: true });
    layer(stage, "low", 3);
    layer(stage, "high", 501);
    expect(shown(stage)).toHaveLength(2);
    expect(stage.feedback("ada", 206)).toEqual([]);
  });

  test("[SFU-82] a layer that comes in for others is asked for a key frame at once", () => {
    const stage = sending("low");
    layer(stage, "low", 1, { key: true });
    layer(stage, "high", 500, { key: true });
    stage.wait(300);
    layer(stage, "high", 501);
    stage.feedback("ada");
    show(stage, "high");
    expect(stage.feedback("ada", 206)).not.toEqual([]);
  });

  test("[SFU-81] so it does where the one that is shown ends as it begins", () => {
    const stage = sending("high");
    layer(stage, "high", 500, { key: true });
    show(stage, "low");
    layer(stage, "low", 1, { key: true });
    layer(stage, "low", 2);
    expect(shown(stage)).toHaveLength(3);
    stage.wait(100);
    layer(stage, "low", 3);
    expect(shown(stage)).toHaveLength(1);
  });
});

test("[SFU-83] a stream that was not planned for a while is known again, though it names itself no more", () => {
  const stage = sending("high");
  layer(stage, "high", 500, { key: true });
  stage.plan("ada", { sources: [], extensions });
  show(stage);
  stage.media("bob");
  stage.plan("ada", { sources, extensions });
  show(stage, "high");
  stage.send("ada", vp8Packet({ ssrc: ssrcs.high, sequenceNumber: 900, key: true }));
  expect(shown(stage)).toHaveLength(1);
});

const camera = { mid: CAMERA, kind: "video", payloadType: VP8, rtxPayloadType: RTX } as const;
const sources = (["low", "high"] as const).map((rid) => ({ ...camera, rid, clockRate: 90_000 }));

/** Ada sends both layers, bob is shown one. */
function sending(shownLayer: Layer): Rehearsal {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  stage.plan("ada", { sources, extensions });
  show(stage, shownLayer);
  return stage;
}

function show(stage: Rehearsal, rid?: Layer): void {
  const from = rid && { from: { leg: leg("ada"), mid: CAMERA, rid } };
  stage.plan("bob", { sinks: [{ ...seat("bob"), ...from }] });
}

function layer(
  stage: Rehearsal,
  rid: Layer,
  sequenceNumber: number,
  { key = false }: { readonly key?: boolean } = {},
): void {
  const named = new Map([
    [extensions.mid, Buffer.from(CAMERA)],
    [extensions.rid, Buffer.from(rid)],
  ]);
  stage.send("ada", vp8Packet({ ssrc: ssrcs[rid], sequenceNumber, key, extensions: named }));
}

function shown(stage: Rehearsal): readonly number[] {
  return stage.media("bob").map(({ sequenceNumber }) => sequenceNumber);
}
