import type {
  AdvertisementContent,
  Capture,
  CaptureId,
  CaptureScene,
  EncodingGroupId,
  Person,
  SimultaneousSet,
} from "../../clue/index.ts";
import type { ParticipantId } from "../ids.ts";

/**
 * What one participant has to show, under the names the focus gives it towards all others:
 * identifiers of different participants must not meet in one advertisement (RFC 8845 §4).
 */
export interface Offering {
  readonly participant: ParticipantId;
  readonly captures: readonly Capture[];
  readonly scenes: readonly CaptureScene[];
  /** What of it can be sent at the same time, where it said so (RFC 8845 §8). */
  readonly simultaneousSets: readonly SimultaneousSet[];
  readonly person: Person;
  /** The participant's own name for each capture. */
  readonly originals: ReadonlyMap<CaptureId, CaptureId>;
  /** The advertisement it was made from; none for an endpoint without CLUE. */
  readonly madeFrom: AdvertisementContent | undefined;
  readonly displayName: string;
}

export const encodingGroupOf: Readonly<Record<"audio" | "video", EncodingGroupId>> = {
  audio: "EG-audio" as EncodingGroupId,
  video: "EG-video" as EncodingGroupId,
};

export function sameOfferings(one: readonly Offering[], other: readonly Offering[]): boolean {
  return one.length === other.length && one.every((offering, index) => offering === other[index]);
}
