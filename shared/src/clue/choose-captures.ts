import type {
  AdvertisementContent,
  Capture,
  CaptureEncoding,
  CaptureId,
  EncodingId,
} from "./model/advertisement.ts";
import { sentTogether } from "./sent-together.ts";
import { wholeOf } from "./whole-of.ts";

export interface CaptureChoice {
  readonly advertisement: AdvertisementContent;
  /** Labels of the provider's encodings in the most recent SDP received, in the order of its m-sections. */
  readonly encodings: readonly EncodingId[];
  /** The selection before; what is still there keeps its encoding. */
  readonly previous: readonly CaptureEncoding[];
  /**
   * The most important first; absent: every single camera and microphone, by priority, and the
   * first view of a scene that has nothing but mixes.
   */
  readonly wanted?: readonly CaptureId[];
}

/**
 * Which captures this consumer asks for, as far as there are encodings. A consumer is free in this (RFC 8845 §7.3.2).
 *
 * A capture that was chosen before stays on its encoding, so that no picture moves to another m-section. A new one gets
 * the first free encoding of its group, in the group's order. An encoding whose label SDP has not brought yet is not named
 * (RFC 8848 §5.1).
 */
export function chooseCaptures(choice: CaptureChoice): CaptureEncoding[] {
  const { advertisement } = choice;
  const offered = new Set<EncodingId>(choice.encodings);
  const groups = new Map(
    advertisement.encodingGroups.map((group) => [
      group.encodingGroupId,
      group.encodings.filter((encoding) => offered.has(encoding)),
    ]),
  );
  const usableBy = (capture: Capture): readonly EncodingId[] =>
    (capture.encodingGroupId && groups.get(capture.encodingGroupId)) ?? [];
  const wanted = wantedOf(choice);
  const chosen = keepPrevious(choice.previous, wanted, usableBy);
  const taken = new Set(chosen.values());
  for (const capture of wanted) {
    if (chosen.has(capture.captureId)) continue;
    const free = usableBy(capture).find((encoding) => !taken.has(encoding));
    if (free === undefined) continue;
    taken.add(free);
    chosen.set(capture.captureId, free);
  }
  return wanted.flatMap(({ captureId }) => {
    const encodingId = chosen.get(captureId);
    return encodingId === undefined ? [] : [{ id: `ce-${captureId}`, captureId, encodingId }];
  });
}

function wantedOf({ advertisement, wanted }: CaptureChoice): readonly Capture[] {
  const ids =
    wanted ??
    everythingIn(advertisement)
      .toSorted(byPriority)
      .map(({ captureId }) => captureId);
  const captures = new Map(advertisement.captures.map((capture) => [capture.captureId, capture]));
  return sentTogether(advertisement, ids).flatMap((id) => captures.get(id) ?? []);
}

/** What is made of captures that are advertised too shows nothing that these do not. */
function everythingIn({ captures: all, scenes }: AdvertisementContent): readonly Capture[] {
  const captures = all.filter(({ source }) => source.type === "individual" || !source.content);
  const whole = new Set(
    [...new Set(captures.map(({ sceneId }) => sceneId))].flatMap((sceneId) => {
      const scene = {
        captures: captures.filter((capture) => capture.sceneId === sceneId),
        scenes: scenes.filter((one) => one.sceneId === sceneId),
      };
      return [...wholeOf(scene, "video"), ...wholeOf(scene, "audio")];
    }),
  );
  return captures.filter((capture) => whole.has(capture) || isPresentation(capture));
}

function isPresentation({ source, mediaType, presentation }: Capture): boolean {
  return source.type === "individual" && mediaType === "video" && presentation !== undefined;
}

/** Lower is more important, absent is least (RFC 8846 §11.14). Stable: equals stay as advertised. */
export function byPriority(a: Capture, b: Capture): number {
  const ofA = a.priority ?? LEAST;
  const ofB = b.priority ?? LEAST;
  return ofA - ofB;
}

const LEAST = Number.MAX_SAFE_INTEGER;

function keepPrevious(
  previous: readonly CaptureEncoding[],
  wanted: readonly Capture[],
  usableBy: (capture: Capture) => readonly EncodingId[],
): Map<CaptureId, EncodingId> {
  const captures = new Map(wanted.map((capture) => [capture.captureId, capture]));
  const kept = new Map<CaptureId, EncodingId>();
  const taken = new Set<EncodingId>();
  for (const { captureId, encodingId } of previous) {
    const capture = captures.get(captureId);
    if (!capture || kept.has(captureId) || taken.has(encodingId)) continue;
    if (!usableBy(capture).includes(encodingId)) continue;
    kept.set(captureId, encodingId);
    taken.add(encodingId);
  }
  return kept;
}
