import type { Mid } from "../../sdp/index.ts";
import type { LegId } from "../../switching/index.ts";

/** Who has the floor, or had it: a leg, and the microphone of it that was heard. */
export interface Voice {
  readonly leg: LegId;
  readonly mid?: Mid;
}

/** More than anybody can be shown by a `SoundLevel` index (RFC 8845 §7.2.1.2). */
const remembered = 8;

/** The speakers with this one before all others: each leg once, the most recent first. */
export function nowSpeaking(speakers: readonly Voice[], { leg, mid }: Voice): readonly Voice[] {
  const voice = { leg, ...(mid !== undefined && { mid }) };
  return [voice, ...speakers.filter((before) => before.leg !== leg)].slice(0, remembered);
}
