import { invariant } from "../../lib/index.ts";
import { xmlElement, xmlText } from "../../xml/index.ts";
import type {
  AdvertisementContent,
  CaptureScene,
  EncodingGroup,
  Person,
  SceneView,
} from "../model/advertisement.ts";
import { printCapture, printDescription } from "./print-capture.ts";
import { printedOnce, wrap } from "./printing.ts";

/**
 * The wrappers of an advertisement, with the prefixes `printClueMessage` declares: none for the data model, `p` for the
 * protocol, `v` for xCard, `xsi`.
 */
export function printAdvertisementContent(content: AdvertisementContent): string {
  const { captures, encodingGroups, scenes, people } = content;
  invariant(
    captures.length > 0 && encodingGroups.length > 0 && scenes.length > 0,
    "an advertisement has a capture, an encoding group and a scene (RFC 8846 §5-7)",
  );
  return (
    wrap("p:mediaCaptures", captures.map(printCapture)) +
    wrap("p:encodingGroups", encodingGroups.map(printEncodingGroup)) +
    wrap("p:captureScenes", scenes.map(printScene)) +
    (people.length > 0 ? wrap("p:people", people.map(printPerson)) : "")
  );
}

const printEncodingGroup = printedOnce((group: EncodingGroup): string =>
  xmlElement(
    "encodingGroup",
    { encodingGroupID: group.encodingGroupId },
    xmlText("maxGroupBandwidth", String(group.maxGroupBandwidthBps)) +
      wrap(
        "encodingIDList",
        group.encodings.map((id) => xmlText("encodingID", id)),
      ),
  ),
);

const printScene = printedOnce((scene: CaptureScene): string =>
  xmlElement(
    "captureScene",
    { sceneID: scene.sceneId, scale: scene.scale },
    scene.descriptions.map(printDescription).join("") +
      (scene.views.length > 0 ? wrap("sceneViews", scene.views.map(printSceneView)) : ""),
  ),
);

/** An xCard must have a name (RFC 6350 §6.2.1): one without stands for a person without. */
const printPerson = printedOnce((person: Person): string => {
  const card =
    xmlElement("v:fn", {}, xmlText("v:text", person.name ?? "")) +
    (person.uri === undefined ? "" : xmlElement("v:impp", {}, xmlText("v:uri", person.uri)));
  const hasCard = person.name !== undefined || person.uri !== undefined;
  return xmlElement(
    "person",
    { personID: person.personId },
    (hasCard ? xmlElement("personInfo", {}, card) : "") +
      person.types.map((type) => xmlText("personType", type)).join(""),
  );
});

function printSceneView(view: SceneView): string {
  return xmlElement(
    "sceneView",
    { sceneViewID: view.sceneViewId },
    view.descriptions.map(printDescription).join("") +
      wrap(
        "mediaCaptureIDs",
        view.captures.map((id) => xmlText("mediaCaptureIDREF", id)),
      ),
  );
}
