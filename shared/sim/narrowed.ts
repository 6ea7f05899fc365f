import type { AdvertisementContent, CaptureEncoding } from "../src/clue/index.ts";

/** Of what it may show only the first, where the consumer may choose (RFC 8846 §11.9). */
export function narrowed(
  encoding: CaptureEncoding,
  advertised: AdvertisementContent,
): CaptureEncoding {
  const { captures, scenes } = advertised;
  const source = captures.find(({ captureId }) => captureId === encoding.captureId)?.source;
  if (source?.type !== "multiple" || source.allowSubsetChoice !== true) return encoding;
  const [view] = source.content?.sceneViews ?? [];
  const viewed = scenes.flatMap(({ views }) => views).find((each) => each.sceneViewId === view);
  const first = source.content?.captures[0] ?? viewed?.captures[0];
  if (first === undefined) return encoding;
  return { ...encoding, configuredContent: { captures: [first], sceneViews: [] } };
}
