import type { AdvertisementContent, CaptureId, CaptureScene } from "../../clue/index.ts";

/**
 * A presentation is a scene of its own (RFC 8845 §7.3.1): what is on the slides is nowhere in the
 * room. Where a participant put it into the scene of its cameras, the two are taken apart.
 */
export function withPresentationApart(content: AdvertisementContent): AdvertisementContent {
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
    ...content,
    captures: content.captures.map((capture) =>
      slides.has(capture.captureId) && apart.has(capture.sceneId)
        ? { ...capture, sceneId: presentationIn(capture.sceneId) }
        : capture,
    ),
    scenes: content.scenes.flatMap((scene) =>
      apart.has(scene.sceneId) ? parted(scene, slides) : [scene],
    ),
    ...(content.simultaneousSets && {
      simultaneousSets: content.simultaneousSets.map((set) => ({
        ...set,
        sceneViews: set.sceneViews.flatMap((view) => [view, presentationIn(view)]),
        scenes: set.scenes.flatMap((scene) => [scene, presentationIn(scene)]),
      })),
    }),
  };
}

/** The room, and what is presented in it. */
function parted(scene: CaptureScene, slides: ReadonlySet<CaptureId>): readonly CaptureScene[] {
  const presented = viewsOf(scene, (capture) => slides.has(capture));
  return [
    { ...scene, views: viewsOf(scene, (capture) => !slides.has(capture)) },
    {
      ...scene,
      sceneId: presentationIn(scene.sceneId),
      scale: "noscale",
      views: presented.map((view) => ({
        ...view,
        sceneViewId: presentationIn(view.sceneViewId),
      })),
    },
  ];
}

/** With a space in it, which no id of a participant's has (`xs:ID`). */
function presentationIn<Id extends string>(id: Id): Id {
  return `${id} presentation` as Id;
}

function viewsOf(
  { views }: CaptureScene,
  isIn: (capture: CaptureId) => boolean,
): CaptureScene["views"] {
  return views
    .map((view) => ({ ...view, captures: view.captures.filter(isIn) }))
    .filter(({ captures }) => captures.length > 0);
}
