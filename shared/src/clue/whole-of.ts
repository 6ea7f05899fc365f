import type { AdvertisementContent, Capture } from "./model/advertisement.ts";

/**
 * What is seen, or heard, of everything these scenes show: their single captures of that media
 * type. Scenes of nothing but mixes are shown by the first of their views that has any: each view
 * stands for its whole scene, in another way (RFC 8845 §7.3.1). No presentation.
 */
export function wholeOf(
  { captures, scenes }: Pick<AdvertisementContent, "captures" | "scenes">,
  mediaType: "audio" | "video",
): readonly Capture[] {
  const ofType = captures.filter(
    (capture) => capture.mediaType === mediaType && capture.presentation === undefined,
  );
  const single = ofType.filter(({ source }) => source.type === "individual");
  if (single.length > 0) return single;
  const mixes = new Map(ofType.map((capture) => [capture.captureId, capture]));
  for (const { captures: inView } of scenes.flatMap(({ views }) => views)) {
    const shown = inView.flatMap((id) => mixes.get(id) ?? []);
    if (shown.length > 0) return shown;
  }
  return ofType;
}
