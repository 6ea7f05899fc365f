import { attributeOf, childOf, collapse, collapsedText, type XmlElement } from "../../xml/index.ts";
import type {
  AdvertisementContent,
  CaptureScene,
  EncodingGroup,
  Person,
  SceneView,
} from "../model/advertisement.ts";
import { DATA_MODEL_NAMESPACE, XCARD_NAMESPACE } from "./namespaces.ts";
import { readCapture, readDescription } from "./read-capture.ts";
import { type Reading, readSequence, type Sequence } from "./reading.ts";
import { idAttribute, idOf, integerOf, nameOf, oneOf } from "./values.ts";

/** The wrappers of an advertisement; `simultaneousSets` and `globalViews` are read over. */
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
  wrappers: Readonly<Record<keyof typeof ADVERTISEMENT_WRAPPERS, readonly XmlElement[]>>,
  reading: Reading,
): AdvertisementContent {
  const inside = (wrapper: XmlElement | undefined, name: string): readonly XmlElement[] =>
    wrapper
      ? (readSequence(wrapper, DATA_MODEL_NAMESPACE, { [name]: "+" }, reading)[name] ?? [])
      : [];
  return {
    captures: inside(wrappers.mediaCaptures[0], "mediaCapture").map((child) =>
      readCapture(child, reading),
    ),
    encodingGroups: inside(wrappers.encodingGroups[0], "encodingGroup").map((child) =>
      readEncodingGroup(child, reading),
    ),
    scenes: inside(wrappers.captureScenes[0], "captureScene").map((child) =>
      readScene(child, reading),
    ),
    people: inside(wrappers.people[0], "person").map((child) => readPerson(child, reading)),
  };
}

const ENCODING_GROUP = { maxGroupBandwidth: "1", encodingIDList: "1" } as const satisfies Sequence;
const SCENE = {
  description: "*",
  sceneInformation: "?",
  sceneViews: "?",
} as const satisfies Sequence;
const SCENE_VIEW = { description: "*", mediaCaptureIDs: "1" } as const satisfies Sequence;
const PERSON = { personInfo: "?", personType: "*" } as const satisfies Sequence;

function readEncodingGroup(element: XmlElement, reading: Reading): EncodingGroup {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, ENCODING_GROUP, reading);
  const [bandwidth] = found.maxGroupBandwidth;
  const [list] = found.encodingIDList;
  const encodings =
    list && readSequence(list, DATA_MODEL_NAMESPACE, { encodingID: "+" }, reading).encodingID;
  return {
    encodingGroupId: idAttribute(element, "encodingGroupID", reading),
    maxGroupBandwidthBps: bandwidth ? integerOf(bandwidth, reading, 0) : 0,
    encodings: (encodings ?? []).map((child) => nameOf(child)),
  };
}

/** `sceneInformation`, an xCard, is read over. */
function readScene(element: XmlElement, reading: Reading): CaptureScene {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, SCENE, reading);
  const [wrapper] = found.sceneViews;
  const views =
    wrapper && readSequence(wrapper, DATA_MODEL_NAMESPACE, { sceneView: "+" }, reading).sceneView;
  const scale = attributeOf(element, "scale");
  if (scale === undefined) reading.refuse(301, "<captureScene> without @scale");
  return {
    sceneId: idAttribute(element, "sceneID", reading),
    scale: oneOf(scale ?? "", ["mm", "unknown", "noscale"], "@scale", reading) ?? "noscale",
    descriptions: found.description.map((child) => readDescription(child, reading)),
    views: (views ?? []).map((child) => readSceneView(child, reading)),
  };
}

function readSceneView(element: XmlElement, reading: Reading): SceneView {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, SCENE_VIEW, reading);
  const [list] = found.mediaCaptureIDs;
  const captures =
    list &&
    readSequence(list, DATA_MODEL_NAMESPACE, { mediaCaptureIDREF: "+" }, reading).mediaCaptureIDREF;
  return {
    sceneViewId: idAttribute(element, "sceneViewID", reading),
    descriptions: found.description.map((child) => readDescription(child, reading)),
    captures: (captures ?? []).map((child) => idOf(child, reading)),
  };
}

/** Of the xCard only the name and the first instant-messaging address; a blank name is no name. */
function readPerson(element: XmlElement, reading: Reading): Person {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, PERSON, reading);
  const [card] = found.personInfo;
  const name = card && xCardValue(card, "fn", "text")?.text;
  const uri = card && xCardValue(card, "impp", "uri");
  return {
    personId: idAttribute(element, "personID", reading),
    ...(name !== undefined && collapse(name) !== "" && { name }),
    ...(uri && { uri: collapsedText(uri) }),
    types: found.personType.map((child) => child.text),
  };
}

function xCardValue(card: XmlElement, property: string, type: string): XmlElement | undefined {
  const found = childOf(card, XCARD_NAMESPACE, property);
  return found && childOf(found, XCARD_NAMESPACE, type);
}
