import type {
  AdvertisementContent,
  Capture,
  CaptureScene,
  Person,
  SceneId,
  SimultaneousSet,
} from "../model/advertisement.ts";
import { descriptionsOf, explainCapture } from "./explain-capture.ts";
import { floorPlan } from "./floor-plan.ts";
import { listed, section, shown } from "./words.ts";

/** What is offered, scene by scene, with a floor plan of each, then what holds for all of them. */
export function explainAdvertisement(content: AdvertisementContent): readonly string[] {
  const { captures, encodingGroups, simultaneousSets = [], globalViews = [], people } = content;
  const byScene = new Map<SceneId, Capture[]>();
  for (const capture of captures) {
    const before = byScene.get(capture.sceneId);
    if (before) before.push(capture);
    else byScene.set(capture.sceneId, [capture]);
  }
  return [
    ...content.scenes.flatMap((scene) => explainScene(scene, byScene.get(scene.sceneId) ?? [])),
    ...section(
      "Encoding groups",
      encodingGroups.map(
        ({ encodingGroupId, encodings, maxGroupBandwidthBps }) =>
          `${shown(encodingGroupId)}: ${listed(encodings)}; ${maxGroupBandwidthBps} bit/s together`,
      ),
    ),
    ...section("At the same time (simultaneous sets)", simultaneousSets.map(explainSet)),
    ...section(
      "Everything at a glance (global views)",
      globalViews.map(({ globalViewId, sceneViews }) =>
        globalViewId === undefined
          ? listed(sceneViews)
          : `${shown(globalViewId)}: ${listed(sceneViews)}`,
      ),
    ),
    ...section("People", people.map(explainPerson)),
  ];
}

function explainScene(scene: CaptureScene, captures: readonly Capture[]): readonly string[] {
  const { sceneId, scale, descriptions, views } = scene;
  const described = descriptionsOf(descriptions);
  const plan = floorPlan(captures);
  return [
    ...section(`Scene ${shown(sceneId)}${described === "" ? "" : `, ${described}`}`, [
      ...(captures.length === 0 ? ["no captures"] : captures.flatMap(explainCapture)),
      ...section(
        "Views, each a way to show all of it",
        views.map((view) => {
          const text = descriptionsOf(view.descriptions);
          return `${shown(view.sceneViewId)}: ${listed(view.captures)}${text === "" ? "" : `, ${text}`}`;
        }),
      ),
      ...section(`From above (${SCALES[scale]}; X to the right, Y away from the cameras)`, plan),
    ]),
  ];
}

/** RFC 8846 §16.4. */
const SCALES: Readonly<Record<CaptureScene["scale"], string>> = {
  mm: "millimetres",
  unknown: "all in one unknown scale",
  noscale: "no scale",
};

function explainSet({ setId, mediaType, captures, sceneViews, scenes }: SimultaneousSet): string {
  const members = listed([...captures, ...sceneViews, ...scenes]);
  return `${shown(setId)}: ${members}${mediaType === undefined ? "" : ` (${shown(mediaType)})`}`;
}

function explainPerson({ personId, name, uri, types }: Person): string {
  const said = [name ?? "", uri === undefined ? "" : `<${uri}>`, types.join(", ")];
  const known = said.filter((part) => part !== "").map(shown);
  return `${shown(personId)}: ${known.length === 0 ? "nothing told" : known.join(", ")}`;
}
