import { attributeOf, type XmlElement } from "../../xml/index.ts";
import type {
  AdvertisementContent,
  CaptureScene,
  EncodingGroup,
  Person,
  SceneView,
} from "../model/advertisement.ts";
import { readExtensions } from "./extensions.ts";
import { DATA_MODEL_NAMESPACE } from "./namespaces.ts";
import { readCapture, readDescription } from "./read-capture.ts";
import { readGlobalView, readSimultaneousSet } from "./read-sets.ts";
import {
  type Found,
  type Model,
  model,
  type Reading,
  readSequence,
  readSimple,
  type Sequence,
} from "./reading.ts";
import { idAttribute, idOf, nameOf, oneOf, unsignedOf } from "./values.ts";
import { readPersonInfo, readXCard } from "./x-card.ts";

/** The wrappers of an advertisement. */
export const ADVERTISEMENT_WRAPPERS = {
  mediaCaptures: "1",
  encodingGroups: "1",
  captureScenes: "1",
  simultaneousSets: "?",
  globalViews: "?",
  people: "?",
} as const satisfies Sequence;

/** The wrappers are in the protocol's namespace, all that is in them in the data model's (RFC 8847 §9). */
export function readAdvertisementContent(
  found: Found<keyof typeof ADVERTISEMENT_WRAPPERS>,
  reading: Reading,
): AdvertisementContent {
  /** A missing wrapper is a fault already, of the message it is missing from. */
  const inside = <Name extends string, Value>(
    wrapper: XmlElement | undefined,
    wrapped: Model<Name>,
    name: Name,
    read: (element: XmlElement, reading: Reading) => Value,
  ): readonly Value[] =>
    wrapper
      ? readSequence(wrapper, wrapped, reading)
          .all(name)
          .map((element) => read(element, reading))
      : [];
  const captures = found.first("mediaCaptures");
  const groups = found.first("encodingGroups");
  const scenes = found.first("captureScenes");
  const sets = found.first("simultaneousSets");
  const views = found.first("globalViews");
  const people = found.first("people");
  return {
    captures: inside(captures, MEDIA_CAPTURES, "mediaCapture", readCapture),
    encodingGroups: inside(groups, ENCODING_GROUPS, "encodingGroup", readEncodingGroup),
    scenes: inside(scenes, CAPTURE_SCENES, "captureScene", readScene),
    ...(sets && {
      simultaneousSets: inside(sets, SIMULTANEOUS_SETS, "simultaneousSet", readSimultaneousSet),
    }),
    ...(views && { globalViews: inside(views, GLOBAL_VIEWS, "globalView", readGlobalView) }),
    people: inside(people, PEOPLE, "person", readPerson),
  };
}

const MEDIA_CAPTURES = model(DATA_MODEL_NAMESPACE, { mediaCapture: "+" });
const ENCODING_GROUPS = model(DATA_MODEL_NAMESPACE, { encodingGroup: "+" });
const CAPTURE_SCENES = model(DATA_MODEL_NAMESPACE, { captureScene: "+" });
const SIMULTANEOUS_SETS = model(DATA_MODEL_NAMESPACE, { simultaneousSet: "+" });
const GLOBAL_VIEWS = model(DATA_MODEL_NAMESPACE, { globalView: "+" });
const PEOPLE = model(DATA_MODEL_NAMESPACE, { person: "+" });

const ENCODING_GROUP = model(
  DATA_MODEL_NAMESPACE,
  { maxGroupBandwidth: "1", encodingIDList: "1" },
  "any",
);
const ENCODING_IDS = model(DATA_MODEL_NAMESPACE, { encodingID: "+" });
const SCENE = model(
  DATA_MODEL_NAMESPACE,
  { description: "*", sceneInformation: "?", sceneViews: "?" },
  ["sceneID", "scale"],
);
const SCENE_VIEWS = model(DATA_MODEL_NAMESPACE, { sceneView: "+" });
const SCENE_VIEW = model(DATA_MODEL_NAMESPACE, { description: "*", mediaCaptureIDs: "1" }, [
  "sceneViewID",
]);
const CAPTURE_IDS = model(DATA_MODEL_NAMESPACE, { mediaCaptureIDREF: "+" });
const PERSON = model(DATA_MODEL_NAMESPACE, { personInfo: "?", personType: "*" }, ["personID"]);

function readEncodingGroup(element: XmlElement, reading: Reading): EncodingGroup {
  const found = readSequence(element, ENCODING_GROUP, reading);
  const bandwidth = found.first("maxGroupBandwidth");
  const list = found.first("encodingIDList");
  const encodings = list ? readSequence(list, ENCODING_IDS, reading).all("encodingID") : [];
  return {
    encodingGroupId: idAttribute(element, "encodingGroupID", reading),
    maxGroupBandwidthBps: bandwidth ? unsignedOf(bandwidth, reading, 0) : 0,
    encodings: encodings.map((child) => nameOf(child, reading)),
    ...readExtensions(element),
  };
}

function readScene(element: XmlElement, reading: Reading): CaptureScene {
  const found = readSequence(element, SCENE, reading);
  const wrapper = found.first("sceneViews");
  const information = found.first("sceneInformation");
  const views = wrapper ? readSequence(wrapper, SCENE_VIEWS, reading).all("sceneView") : [];
  const scale = attributeOf(element, "scale");
  if (scale === undefined) reading.refuse(301, "<captureScene> without @scale");
  return {
    sceneId: idAttribute(element, "sceneID", reading),
    scale: oneOf(scale ?? "", ["mm", "unknown", "noscale"], "@scale", reading) ?? "noscale",
    descriptions: found.all("description").map((child) => readDescription(child, reading)),
    ...(information && { sceneInformation: readXCard(information, reading) }),
    views: views.map((child) => readSceneView(child, reading)),
    ...readExtensions(element),
  };
}

function readSceneView(element: XmlElement, reading: Reading): SceneView {
  const found = readSequence(element, SCENE_VIEW, reading);
  const list = found.first("mediaCaptureIDs");
  const captures = list ? readSequence(list, CAPTURE_IDS, reading).all("mediaCaptureIDREF") : [];
  return {
    sceneViewId: idAttribute(element, "sceneViewID", reading),
    descriptions: found.all("description").map((child) => readDescription(child, reading)),
    captures: captures.map((child) => idOf(child, reading)),
  };
}

function readPerson(element: XmlElement, reading: Reading): Person {
  const found = readSequence(element, PERSON, reading);
  const card = found.first("personInfo");
  return {
    personId: idAttribute(element, "personID", reading),
    ...(card && readPersonInfo(card, reading)),
    types: found.all("personType").map((child) => readSimple(child, reading)),
    ...readExtensions(element),
  };
}
