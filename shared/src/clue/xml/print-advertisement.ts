import { invariant } from "../../lib/index.ts";
import { xmlText } from "../../xml/index.ts";
import type {
  AdvertisementContent,
  CaptureScene,
  EncodingGroup,
  GlobalView,
  Person,
  SceneView,
  SimultaneousSet,
} from "../model/advertisement.ts";
import type { Negotiated } from "./extensions.ts";
import { printCapture, printDescription } from "./print-capture.ts";
import { each, extensible, printedOnce, texts, wrap } from "./printing.ts";
import { printXCard } from "./x-card.ts";

/**
 * The wrappers of an advertisement, with the prefixes `printClueMessage` declares: none for the data model, `p` for the
 * protocol, `v` for xCard, `xsi`. `prefix`: that of the wrappers.
 */
export function printAdvertisementContent(
  content: AdvertisementContent,
  negotiated: Negotiated,
  prefix: "p:" | "" = "p:",
): string {
  const { captures, encodingGroups, scenes, people } = content;
  const { simultaneousSets = [], globalViews = [] } = content;
  invariant(
    captures.length > 0 && encodingGroups.length > 0 && scenes.length > 0,
    "an advertisement has a capture, an encoding group and a scene (RFC 8846 §5-7)",
  );
  const list = <T>(
    name: string,
    values: readonly T[],
    print: (value: T, negotiated: Negotiated) => string,
  ): string =>
    values.length === 0
      ? ""
      : wrap(
          prefix + name,
          each(values, (value) => print(value, negotiated)),
        );
  return (
    list("mediaCaptures", captures, printCapture) +
    list("encodingGroups", encodingGroups, printEncodingGroup) +
    list("captureScenes", scenes, printScene) +
    list("simultaneousSets", simultaneousSets, printSimultaneousSet) +
    list("globalViews", globalViews, printGlobalView) +
    list("people", people, printPerson)
  );
}

function printEncodingGroup(group: EncodingGroup, negotiated: Negotiated): string {
  return extensible(
    "encodingGroup",
    { encodingGroupID: group.encodingGroupId },
    xmlText("maxGroupBandwidth", String(group.maxGroupBandwidthBps)) +
      wrap("encodingIDList", texts("encodingID", group.encodings)),
    group,
    negotiated,
  );
}

const printScene = printedOnce((scene: CaptureScene, negotiated): string =>
  extensible(
    "captureScene",
    { sceneID: scene.sceneId, scale: scene.scale },
    each(scene.descriptions, printDescription) +
      (scene.sceneInformation ? printXCard("sceneInformation", scene.sceneInformation) : "") +
      (scene.views.length > 0 ? wrap("sceneViews", each(scene.views, printSceneView)) : ""),
    scene,
    negotiated,
  ),
);

function printSceneView(view: SceneView): string {
  return (
    `<sceneView sceneViewID="${view.sceneViewId}">` +
    each(view.descriptions, printDescription) +
    wrap("mediaCaptureIDs", texts("mediaCaptureIDREF", view.captures)) +
    "</sceneView>"
  );
}

export function printSimultaneousSet(set: SimultaneousSet, negotiated: Negotiated): string {
  return extensible(
    "simultaneousSet",
    { setID: set.setId, mediaType: set.mediaType },
    texts("mediaCaptureIDREF", set.captures) +
      texts("sceneViewIDREF", set.sceneViews) +
      texts("captureSceneIDREF", set.scenes),
    set,
    negotiated,
  );
}

function printGlobalView(view: GlobalView, negotiated: Negotiated): string {
  return extensible(
    "globalView",
    { globalViewID: view.globalViewId },
    texts("sceneViewIDREF", view.sceneViews),
    view,
    negotiated,
  );
}

const printPerson = printedOnce((person: Person, negotiated): string =>
  extensible(
    "person",
    { personID: person.personId },
    printPersonInfo(person) + texts("personType", person.types),
    person,
    negotiated,
  ),
);

/** An xCard must have a name (RFC 6350 §6.2.1): a blank one stands for a person without. */
function printPersonInfo({ name, uri, card }: Person): string {
  if (card) return printXCard("personInfo", card);
  if (name === undefined && uri === undefined) return "";
  const address = uri === undefined ? "" : wrap("v:impp", xmlText("v:uri", uri));
  return wrap("personInfo", wrap("v:fn", xmlText("v:text", name ?? "")) + address);
}
