import { type ClueFault, fault } from "../fault.ts";
import type {
  AdvertisementContent,
  Capture,
  CaptureEncoding,
  Content,
  EncodingId,
} from "./advertisement.ts";
import { firstFault, type Index, indexOf } from "./index-of.ts";
import { maySendTogether, simultaneousIn } from "./simultaneous.ts";

/** Bits per second that each encoding takes; one that is not there counts as nothing. */
export type EncodingBitrates = ReadonlyMap<EncodingId, number>;

/**
 * What is wrong with a selection, against the advertisement it was made from: the first fault found, if any. It is
 * taken as a whole or not at all (RFC 8847 §5.6).
 *
 * That an encoding has no SDP label is no fault (RFC 8848 §5.1), so nothing of SDP is asked here. What an encoding takes
 * stands in the SDP alone: a provider that cannot take less gives it as `bitrates`; one that adapts leaves it out.
 */
export function checkConfigure(
  captureEncodings: readonly CaptureEncoding[],
  content: AdvertisementContent,
  bitrates: EncodingBitrates = new Map(),
): ClueFault | undefined {
  const index = indexOf(content);
  return (
    checkDistinct(captureEncodings) ??
    firstFault(captureEncodings, (encoding) => checkCaptureEncoding(encoding, index)) ??
    checkSimultaneous(captureEncodings, content, index) ??
    checkBandwidth(captureEncodings, bitrates, index)
  );
}

/** A capture has at most one capture encoding and an encoding carries at most one (RFC 8845 §9). */
function checkDistinct(captureEncodings: readonly CaptureEncoding[]): ClueFault | undefined {
  const ids = new Set<string>();
  const captures = new Set<string>();
  const encodings = new Set<string>();
  for (const { id, captureId, encodingId } of captureEncodings) {
    if (ids.has(id)) return fault(303, `the id ${id} is used twice`);
    if (captures.has(captureId)) return fault(303, `${captureId} is asked for twice`);
    if (encodings.has(encodingId)) return fault(303, `${encodingId} is used twice`);
    ids.add(id);
    captures.add(captureId);
    encodings.add(encodingId);
  }
  return undefined;
}

function checkCaptureEncoding(
  { captureId, encodingId, configuredContent }: CaptureEncoding,
  index: Index,
): ClueFault | undefined {
  const capture = index.captures.get(captureId);
  if (!capture) return fault(400, `${captureId} is not in the advertisement`);
  const group = index.groups.get(capture.encodingGroupId ?? "");
  if (!group) return fault(400, `${captureId} cannot be sent by itself`);
  if (!group.encodings.includes(encodingId)) {
    return fault(400, `${encodingId} does not encode ${captureId}`);
  }
  return configuredContent && checkConfiguredContent(configuredContent, capture, index);
}

/** What a consumer may pick out of an MCC (RFC 8846 §11.9, §22.3). */
function checkConfiguredContent(
  chosen: Content,
  { captureId, source }: Capture,
  index: Index,
): ClueFault | undefined {
  if (source.type === "individual") return fault(303, `${captureId} has no content to choose`);
  const offered = expand(source.content, index);
  const picked = expand(chosen, index);
  if (offered.size === 0 && picked.size > 0) {
    return fault(405, `${captureId} does not say what it contains`);
  }
  for (const id of picked) {
    if (!offered.has(id)) return fault(400, `${captureId} does not contain ${id}`);
  }
  if (picked.size < offered.size && source.allowSubsetChoice !== true) {
    return fault(405, `${captureId} comes as a whole`);
  }
  // RFC 8846 §22.3: "lower than or equal to the value carried within the <maxCaptures> attribute".
  const most = source.maxCaptures?.count ?? picked.size;
  return picked.size > most ? fault(302, `${captureId} shows ${most} captures at most`) : undefined;
}

/** The captures meant; a view means all of its own. An unknown name stands for itself. */
function expand(list: Content | undefined, index: Index): ReadonlySet<string> {
  const viewed = (list?.sceneViews ?? []).flatMap<string>(
    (id) => index.views.get(id)?.captures ?? [id],
  );
  return new Set<string>([...(list?.captures ?? []), ...viewed]);
}

/** RFC 8845 §8: per media type, all within one of the sets. */
function checkSimultaneous(
  captureEncodings: readonly CaptureEncoding[],
  content: AdvertisementContent,
  index: Index,
): ClueFault | undefined {
  const sets = simultaneousIn(content, index);
  if (sets.length === 0) return undefined;
  const chosen = captureEncodings.flatMap(({ captureId }) => index.captures.get(captureId) ?? []);
  return firstFault([...new Set(chosen.map(({ mediaType }) => mediaType))], (mediaType) => {
    const ofType = chosen.filter((capture) => capture.mediaType === mediaType);
    const together = ofType.map(({ captureId }) => captureId);
    return maySendTogether(together, mediaType, sets)
      ? undefined
      : fault(400, `no simultaneous set allows all the ${mediaType} asked for`);
  });
}

/** RFC 8845 §9.2: the bit rates in use add up to the group's at most. */
function checkBandwidth(
  captureEncodings: readonly CaptureEncoding[],
  bitrates: EncodingBitrates,
  index: Index,
): ClueFault | undefined {
  const used = new Map<string, number>();
  for (const { captureId, encodingId } of captureEncodings) {
    const group = index.captures.get(captureId)?.encodingGroupId ?? "";
    used.set(group, (used.get(group) ?? 0) + (bitrates.get(encodingId) ?? 0));
  }
  return firstFault([...used], ([group, bps]) =>
    bps > (index.groups.get(group)?.maxGroupBandwidthBps ?? Number.POSITIVE_INFINITY)
      ? fault(400, `${group} has not so much bandwidth`)
      : undefined,
  );
}
