import { instant } from "@parley/shared/lib";
import { expect, test } from "vitest";
import { rtpPacket } from "../synthetic-peer/vp8-packets.ts";
import { ExtensionWriter } from "./extension-writer.ts";
import { extensionByte, extensionText, findExtension } from "./header-extensions.ts";
import { readRtpPacket, writeRtpPacket } from "./packet.ts";

const NOTHING = { audioLevel: undefined, videoOrientation: undefined };

test("[SFU-51] a seat's packets carry its MID, the time of sending and what the source said", () => {
  const ids = { mid: 4, absSendTime: 2, audioLevel: 1, videoOrientation: 13 };
  const packet = written(ids, "f12", { audioLevel: 0x8a, videoOrientation: undefined });
  expect(packet.extensionProfile).toBe(0xbede);
  expect(extensionText(packet, 4)).toBe("f12");
  expect(extensionByte(packet, 1)).toBe(0x8a);
  expect(findExtension(packet, 13)).toBeUndefined();
  const at = findExtension(packet, 2);
  // 65.5 s modulo 64 s, in units of 2^-18 s.
  expect(packet.bytes.readUIntBE(at?.start ?? 0, 3)).toBe(1.5 * 2 ** 18);
});

test("[SFU-51] ids above 14 and long MIDs take the two-byte form", () => {
  expect(extensionText(written({ mid: 15 }, "f1"), 15)).toBe("f1");
  const long = "m".repeat(40);
  expect(extensionText(written({ mid: 3 }, long), 3)).toBe(long);
});

test("[SFU-51] where nothing is negotiated nothing is written", () => {
  const packet = written({}, "f1", { audioLevel: 3, videoOrientation: 1 });
  expect(packet.payloadStart).toBe(12);
});

function written(ids: object, mid: string, carried: object = {}) {
  const source = readRtpPacket(
    rtpPacket({ ssrc: 1, sequenceNumber: 1, payload: Buffer.from("x") }),
  );
  if (!source) throw new Error("no packet");
  const extensions = new ExtensionWriter(ids, mid).write(
    { ...NOTHING, ...carried },
    instant(65_500),
  );
  const header = { marker: false, payloadType: 96, sequenceNumber: 1, timestamp: 1, ssrc: 1 };
  const packet = readRtpPacket(writeRtpPacket({ ...header, extensions }, source).bytes);
  if (!packet) throw new Error("not readable");
  expect(packet.bytes.subarray(packet.payloadStart).toString()).toBe("x");
  return packet;
}
