import type {
  AdvertisementContent,
  CaptureEncoding,
  CaptureId,
  Content,
} from "../src/clue/index.ts";

/**
 * Of what it may show, where the consumer may choose (RFC 8846 §11.9): all but the first, or the
 * first alone where no more may be chosen (§22.3).
 */
export function narrowed(
  encoding: CaptureEncoding,
  advertised: AdvertisementContent,
): CaptureEncoding {
  const { captures } = advertised;
  const source = captures.find(({ captureId }) => captureId === encoding.captureId)?.source;
  if (source?.type !== "multiple" || source.allowSubsetChoice !== true) return encoding;
  const offered = source.content ?? { captures: [], sceneViews: [] };
  const rest =
    offered.captures.length > 0
      ? { ...offered, captures: offered.captures.slice(1) }
      : { ...offered, sceneViews: offered.sceneViews.slice(1) };
  const many = capturesOf(rest, advertised).length;
  if (many > 0 && many <= (source.maxCaptures?.count ?? many)) {
    return { ...encoding, configuredContent: rest };
  }
  const [first] = capturesOf(offered, advertised);
  if (first === undefined) return encoding;
  return { ...encoding, configuredContent: { captures: [first], sceneViews: [] } };
}

/** The captures meant, a view meaning all of its own (RFC 8846 §11.7). */
export function capturesOf(
  { captures, sceneViews }: Content,
  { scenes }: AdvertisementContent,
): readonly CaptureId[] {
  const views = scenes.flatMap((scene) => scene.views);
  const viewed = sceneViews.flatMap(
    (id) => views.find(({ sceneViewId }) => sceneViewId === id)?.captures ?? [],
  );
  return [...captures, ...viewed];
}
