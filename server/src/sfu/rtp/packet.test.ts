import { expect, test } from "vitest";
import { rtpPacket } from "../synthetic-peer/vp8-packets.ts";
import { extensionByte, extensionText, findExtension } from "./header-extensions.ts";
import { isRtcp, type RtpPacket, readRtpPacket, writeRtpPacket } from "./packet.ts";
import { unwrapRtx } from "./rtx.ts";

test("[SFU-1] a packet whose own lengths contradict it is none", () => {
  const whole = rtpPacket({ ssrc: 1, sequenceNumber: 2, payload: Buffer.from("abc") });
  expect(readRtpPacket(whole)).toMatchObject({ ssrc: 1, sequenceNumber: 2, payloadEnd: 15 });
  const broken = {
    short: whole.subarray(0, 11),
    version: changed(whole, 0, 0x40),
    contributors: changed(whole, 0, 0x8f),
    extension: changed(whole, 0, 0x90),
    padding: changed(changed(whole, 0, 0xa0), 14, 200),
  };
  for (const packet of Object.values(broken)) expect(readRtpPacket(packet)).toBeUndefined();
});

test("[SFU-1] RTP and RTCP are told apart by their second byte (RFC 5761 §4)", () => {
  const second = (byte: number) => isRtcp(Buffer.from([0x80, byte, 0, 0]));
  expect([191, 192, 200, 206, 223, 224].map(second)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test("[SFU-2] one-byte elements are found, padding skipped, id 15 ends them", () => {
  const packet = extended(0xbede, [0x10, 0xaa, 0, 0x32, 1, 2, 3, 0xf0, 0xcc, 0x20, 0xbb]);
  expect(extensionByte(packet, 1)).toBe(0xaa);
  expect(findExtension(packet, 3)?.length).toBe(3);
  expect(findExtension(packet, 2)).toBeUndefined();
});

test("[SFU-2] two-byte elements are found, whatever the appbits", () => {
  const packet = extended(0x1003, [20, 2, 0x68, 0x69, 0, 1, 1, 0x7f]);
  expect(extensionText(packet, 20)).toBe("hi");
  expect(extensionByte(packet, 1)).toBe(0x7f);
});

test("[SFU-2] an element that leaves its block is not there", () => {
  expect(findExtension(extended(0xbede, [0x1f, 0, 0, 0]), 1)).toBeUndefined();
  expect(findExtension(extended(0x1000, [1, 200, 0, 0]), 1)).toBeUndefined();
});

test("[SFU-4] what is wrapped as a retransmission unwraps to what it was, without padding", () => {
  const original = read(rtpPacket({ ssrc: 5, sequenceNumber: 9, payload: Buffer.from("payload") }));
  const header = { marker: true, timestamp: 8, ssrc: 6, extensions: Buffer.alloc(0) };
  const { bytes } = writeRtpPacket(
    { ...header, payloadType: 97, sequenceNumber: 1, originalSequenceNumber: 9 },
    original,
  );
  const padded = changed(Buffer.concat([bytes, Buffer.from([0, 0, 3])]), 0, 0xa0);
  const back = unwrapRtx(read(padded), 96, 5);
  expect(back).toMatchObject({ ssrc: 5, sequenceNumber: 9, payloadType: 96, marker: true });
  expect(back?.bytes.subarray(back.payloadStart, back.payloadEnd).toString()).toBe("payload");
});

test("[SFU-4] a retransmission without an original is none", () => {
  const empty = read(rtpPacket({ ssrc: 6, sequenceNumber: 1, payload: Buffer.from([1]) }));
  expect(unwrapRtx(empty, 96, 5)).toBeUndefined();
});

function read(bytes: Buffer): RtpPacket {
  const packet = readRtpPacket(bytes);
  if (!packet) throw new Error("no packet");
  return packet;
}

function extended(profile: number, elements: readonly number[]): RtpPacket {
  const block = Buffer.alloc(4 + Math.ceil(elements.length / 4) * 4);
  block.writeUInt16BE(profile, 0);
  block.writeUInt16BE(block.length / 4 - 1, 2);
  block.set(elements, 4);
  const bare = rtpPacket({ ssrc: 1, sequenceNumber: 1, payload: block });
  return read(changed(bare, 0, 0x90));
}

function changed(packet: Buffer, at: number, byte: number): Buffer {
  const copy = Buffer.from(packet);
  copy.writeUInt8(byte, at);
  return copy;
}
