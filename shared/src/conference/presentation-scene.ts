import type { AdvertisementContent, CaptureScene, SceneId, SceneViewId } from "../clue/index.ts";

type Shown = Pick<AdvertisementContent, "captures" | "scenes">;

/**
 * A presentation is a scene of its own (RFC 8845 §7.3.1): what is on the slides is nowhere in the
 * room. Where a participant put it into the scene of its cameras, the two are taken apart.
 */
export function withPresentationApart(content: Shown): Shown {
  const slides = new Set(
    content.captures
      .filter(({ presentation }) => presentation !== undefined)
      .map(({ captureId }) => captureId),
  );
  const mixed = content.scenes.filter(({ sceneId }) => {
    const inScene = content.captures.filter((capture) => capture.sceneId === sceneId);
    const count = inScene.filter(({ captureId }) => slides.has(captureId)).length;
    return count > 0 && count < inScene.length;
  });
  if (mixed.length === 0) return content;
  const apart = new Set(mixed.map(({ sceneId }) => sceneId));
  return {
    captures: content.captures.map((capture) =>
      slides.has(capture.captureId) && apart.has(capture.sceneId)
        ? { ...capture, sceneId: presentationOf(capture.sceneId) }
        : capture,
    ),
    scenes: content.scenes.flatMap((scene) => {
      if (!apart.has(scene.sceneId)) return [scene];
      return [
        { ...scene, views: viewsOf(scene, (capture) => !slides.has(capture)) },
        {
          ...scene,
          sceneId: presentationOf(scene.sceneId),
          scale: "noscale",
          views: viewsOf(scene, (capture) => slides.has(capture)).map((view) => ({
            ...view,
            sceneViewId: `${view.sceneViewId}.p` as SceneViewId,
          })),
        },
      ];
    }),
  };
}

function presentationOf(scene: SceneId): SceneId {
  return `${scene}.p` as SceneId;
}

function viewsOf(
  { views }: CaptureScene,
  isIn: (capture: CaptureScene["views"][number]["captures"][number]) => boolean,
): CaptureScene["views"] {
  return views
    .map((view) => ({ ...view, captures: view.captures.filter(isIn) }))
    .filter(({ captures }) => captures.length > 0);
}
