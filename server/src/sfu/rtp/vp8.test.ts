import { expect, test } from "vitest";
import { readVp8Descriptor, shiftVp8 } from "./vp8.ts";

const KEY = 0x10;
const INTER = 0x11;

test("[SFU-3] a key frame begins where S is set, the partition is 0 and P is clear", () => {
  expect(read([0x10, KEY])?.startsKeyFrame).toBe(true);
  expect(read([0x10, INTER])?.startsKeyFrame).toBe(false);
  expect(read([0x00, KEY])?.startsKeyFrame).toBe(false);
  expect(read([0x11, KEY])?.startsKeyFrame).toBe(false);
});

test("[SFU-3] every form of descriptor is read", () => {
  expect(read([0x90, 0x80, 0x05, KEY])).toMatchObject({ pictureId: 5, pictureIdWidth: 7 });
  expect(read([0x90, 0x80, 0x81, 0x02, KEY])).toMatchObject({ pictureId: 258, pictureIdWidth: 15 });
  expect(read([0x90, 0x40, 0x09, KEY])).toMatchObject({ tl0PicIdx: 9, pictureIdWidth: 0 });
  const all = read([0x90, 0xf0, 0x80, 0x01, 0x02, 0x20, KEY]);
  expect(all).toMatchObject({ pictureId: 1, tl0PicIdx: 2, startsKeyFrame: true });
});

test("[SFU-3] a descriptor that is cut short is none", () => {
  const whole = [0x90, 0xf0, 0x80, 0x01, 0x02, 0x20, KEY];
  for (let length = 0; length < whole.length; length += 1) {
    expect(read(whole.slice(0, length))).toBeUndefined();
  }
});

test("[SFU-14] shifted numbers wrap within their width, and nothing else changes", () => {
  const narrow = shifted([0x90, 0xc0, 0x7f, 0xff, KEY], { pictureId: 1, tl0PicIdx: 1 });
  expect(narrow).toEqual([0x90, 0xc0, 0x00, 0x00, KEY]);
  const wide = shifted([0x90, 0xc0, 0xff, 0xff, 0x00, KEY], { pictureId: -1, tl0PicIdx: -1 });
  expect(wide).toEqual([0x90, 0xc0, 0xff, 0xfe, 0xff, KEY]);
});

function read(bytes: readonly number[]) {
  return readVp8Descriptor(Buffer.from(bytes), 0, bytes.length);
}

function shifted(bytes: readonly number[], shift: { pictureId: number; tl0PicIdx: number }) {
  const payload = Buffer.from(bytes);
  const descriptor = readVp8Descriptor(payload, 0, payload.length);
  if (descriptor) shiftVp8(payload, 0, descriptor, shift);
  return [...payload];
}
