import type { CaptureId, CaptureScene, Content } from "./advertisement.ts";

/** The captures that a content means: named themselves, or by a view they stand in (RFC 8846 §11.7). */
export function capturesMeant(
  { captures, sceneViews }: Content,
  scenes: readonly CaptureScene[],
): ReadonlySet<CaptureId> {
  const named = new Set(sceneViews);
  const views = scenes
    .flatMap((scene) => scene.views)
    .filter(({ sceneViewId }) => named.has(sceneViewId));
  return new Set([...captures, ...views.flatMap((view) => view.captures)]);
}
