import { type ClueFault, fault } from "../fault.ts";
import type { AdvertisementContent, Capture, CaptureEncoding, Content } from "./advertisement.ts";

/**
 * What is wrong with a selection, against the advertisement it was made from: the first fault found, if any. It is
 * taken as a whole or not at all (RFC 8847 §5.6).
 *
 * That an encoding has no SDP label is no fault (RFC 8848 §5.1), so nothing of SDP is asked here. Bandwidth is not
 * looked at: the provider adapts it.
 */
export function checkConfigure(
  captureEncodings: readonly CaptureEncoding[],
  content: AdvertisementContent,
): ClueFault | undefined {
  return (
    checkDistinct(captureEncodings) ??
    captureEncodings.reduce<ClueFault | undefined>(
      (found, encoding) => found ?? checkCaptureEncoding(encoding, content),
      undefined,
    )
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
  content: AdvertisementContent,
): ClueFault | undefined {
  const capture = content.captures.find((candidate) => candidate.captureId === captureId);
  if (!capture) return fault(400, `${captureId} is not in the advertisement`);
  const group = content.encodingGroups.find(
    (candidate) => candidate.encodingGroupId === capture.encodingGroupId,
  );
  if (!group) return fault(400, `${captureId} cannot be sent by itself`);
  if (!group.encodings.includes(encodingId)) {
    return fault(400, `${encodingId} does not encode ${captureId}`);
  }
  return configuredContent && checkConfiguredContent(configuredContent, capture, content);
}

/** What a consumer may pick out of an MCC (RFC 8846 §11.9, §22.3). */
function checkConfiguredContent(
  chosen: Content,
  capture: Capture,
  content: AdvertisementContent,
): ClueFault | undefined {
  const { captureId, source } = capture;
  if (source.type === "individual") return fault(303, `${captureId} has no content to choose`);
  const offered = expand(source.content, content);
  const picked = expand(chosen, content);
  for (const id of picked) {
    if (!offered.has(id)) return fault(400, `${captureId} does not contain ${id}`);
  }
  if (picked.size < offered.size && source.allowSubsetChoice !== true) {
    return fault(405, `${captureId} comes as a whole`);
  }
  return undefined;
}

/** The captures meant; a view means all of its own. An unknown name stands for itself. */
function expand(list: Content | undefined, content: AdvertisementContent): ReadonlySet<string> {
  const views = content.scenes.flatMap((scene) => scene.views);
  const viewed = (list?.sceneViews ?? []).flatMap<string>(
    (id) => views.find((view) => view.sceneViewId === id)?.captures ?? [id],
  );
  return new Set<string>([...(list?.captures ?? []), ...viewed]);
}
