import type { AdvertisementContent, EncodingGroup, EncodingId } from "../../clue/index.ts";
import type { Leg } from "../conference.ts";
import type { ConferenceSettings } from "../settings.ts";

/** Opus of one voice at its best. */
const voiceBitrateBps = 64_000;

/**
 * The most that one encoding of the focus's takes, in bits per second: of what stands in SDP about
 * an encoding, all that a focus knows which forwards whatever sits in the seat (RFC 8845 §9.1).
 */
export function maxBitrateOf(kind: "audio" | "video", settings: ConferenceSettings): number {
  return kind === "video" ? settings.maxBitrateBps : voiceBitrateBps;
}

/**
 * What a participant offers with its encodings in the order in which the focus takes them: the best
 * first, so that a camera does not go through the smallest while a larger one is free. One that may
 * take nothing at all is not taken (RFC 3264 §5); one without a limit is the best there is.
 */
export function bestEncodingsFirst(
  content: AdvertisementContent,
  { sections }: Leg,
): AdvertisementContent {
  const limits = new Map<EncodingId, number>();
  for (const section of sections) {
    if (section.role !== "uplink" || section.label === undefined) continue;
    const { maxBitrateBps } = section;
    if (maxBitrateBps !== undefined) limits.set(String(section.label) as EncodingId, maxBitrateBps);
  }
  if (limits.size === 0) return content;
  const limitOf = (encoding: EncodingId) => limits.get(encoding) ?? Number.MAX_SAFE_INTEGER;
  const inOrder = (group: EncodingGroup): EncodingGroup => ({
    ...group,
    encodings: group.encodings
      .filter((encoding) => limitOf(encoding) > 0)
      .toSorted((a, b) => limitOf(b) - limitOf(a)),
  });
  return { ...content, encodingGroups: content.encodingGroups.map(inOrder) };
}
