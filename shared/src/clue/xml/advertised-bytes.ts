import type {
  AdvertisementContent,
  EncodingGroup,
  EncodingGroupId,
  SimultaneousSet,
} from "../model/advertisement.ts";
import { PICTURE_SIZE } from "../picture-size.ts";
import { printAdvertisementContent, printSimultaneousSet } from "./print-advertisement.ts";

/**
 * How many bytes of UTF-8 these take in an advertisement, whoever it is for. What is printed for it
 * is not printed again for the message.
 */
export function advertisedBytes({
  captures,
  scenes,
  people,
}: Pick<AdvertisementContent, "captures" | "scenes" | "people">): number {
  if (captures.length === 0 || scenes.length === 0) return 0;
  const content = { captures, encodingGroups: [anyGroup], scenes, people };
  return bytesOf(printAdvertisementContent(content, ourExtensions));
}

/** The same for simultaneous sets; what is around all of them is left out. */
export function bytesOfSets(sets: readonly SimultaneousSet[]): number {
  return sets.reduce((sum, set) => sum + bytesOf(printSimultaneousSet(set, ourExtensions)), 0);
}

/** There must be one in an advertisement. */
const anyGroup: EncodingGroup = {
  encodingGroupId: "group" as EncodingGroupId,
  maxGroupBandwidthBps: 0,
  encodings: [],
};

/** To nobody more is said than with all of these. */
const ourExtensions: ReadonlySet<string> = new Set([PICTURE_SIZE.schemaRef]);

function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    bytes += bytesOfUnit(code);
  }
  return bytes;
}

/** Half of a surrogate pair is half of four bytes. */
function bytesOfUnit(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800 || (code >= 0xd800 && code <= 0xdfff)) return 2;
  return 3;
}
