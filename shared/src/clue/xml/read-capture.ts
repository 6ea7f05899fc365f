import { attributeOf, collapse, resolveQName, type XmlElement } from "../../xml/index.ts";
import type { Capture, Content, Description, MultipleContent } from "../model/advertisement.ts";
import { DATA_MODEL_NAMESPACE, SCHEMA_INSTANCE_NAMESPACE } from "./namespaces.ts";
import { readSpatialInformation } from "./read-spatial.ts";
import { type Found, type Reading, readSequence, type Sequence } from "./reading.ts";
import {
  booleanAttribute,
  booleanOf,
  expectTrue,
  idAttribute,
  idOf,
  integerOf,
  languageOf,
  nameOf,
  oneOf,
} from "./values.ts";

/** `mediaCaptureType` of RFC 8846 §4 with the two choices flattened: `checkChoices` tells them apart. */
const CAPTURE = {
  captureSceneIDREF: "1",
  spatialInformation: "?",
  nonSpatiallyDefinable: "?",
  individual: "?",
  synchronizationID: "?",
  content: "?",
  policy: "?",
  maxCaptures: "?",
  allowSubsetChoice: "?",
  encGroupIDREF: "?",
  description: "*",
  priority: "?",
  lang: "*",
  mobility: "?",
  presentation: "?",
  embeddedText: "?",
  view: "?",
  capturedPeople: "?",
  relatedTo: "?",
  sensitivityPattern: "?",
} as const satisfies Sequence;

const MCC_ONLY = [
  "synchronizationID",
  "content",
  "policy",
  "maxCaptures",
  "allowSubsetChoice",
] as const;

/** A `mediaCapture` (RFC 8846 §11). `embeddedText` and `sensitivityPattern` are read over. */
export function readCapture(element: XmlElement, reading: Reading): Capture {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, CAPTURE, reading);
  checkChoices(found, reading);
  const mediaType = collapse(attributeOf(element, "mediaType") ?? "");
  if (mediaType === "") reading.refuse(301, "<mediaCapture> without @mediaType");
  checkSchemaType(element, mediaType, reading);
  const [sceneId] = found.captureSceneIDREF;
  const [spatial] = found.spatialInformation;
  const [encodingGroup] = found.encGroupIDREF;
  const [priority] = found.priority;
  const [mobility] = found.mobility;
  const [presentation] = found.presentation;
  const [view] = found.view;
  const [people] = found.capturedPeople;
  const [relatedTo] = found.relatedTo;
  const mobilityValue = mobility && readMobility(mobility, reading);
  return {
    captureId: idAttribute(element, "captureID", reading),
    mediaType,
    sceneId: idOf(sceneId ?? element, reading),
    ...(spatial && { spatial: readSpatialInformation(spatial, reading) }),
    source: found.individual.length > 0 ? { type: "individual" } : readMultiple(found, reading),
    ...(encodingGroup && { encodingGroupId: idOf(encodingGroup, reading) }),
    descriptions: found.description.map((child) => readDescription(child, reading)),
    ...(priority && { priority: integerOf(priority, reading, 0, MAX_UNSIGNED_INT) }),
    languages: found.lang.map((child) => languageOf(child.text, reading)),
    ...(mobilityValue && { mobility: mobilityValue }),
    ...(presentation && { presentation: presentation.text }),
    ...(view && { view: view.text }),
    capturedPeople: people ? readCapturedPeople(people, reading) : [],
    ...(relatedTo && { relatedTo: idOf(relatedTo, reading) }),
  };
}

/** `contentType` of RFC 8846 §11.7: `content` and `configuredContent`. */
export function readContent(element: XmlElement, reading: Reading): Content {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, CONTENT, reading);
  return {
    captures: found.mediaCaptureIDREF.map((child) => nameOf(child)),
    sceneViews: found.sceneViewIDREF.map((child) => nameOf(child)),
  };
}

export function readDescription(element: XmlElement, reading: Reading): Description {
  const lang = attributeOf(element, "lang");
  return {
    text: element.text,
    ...(lang !== undefined && { lang: languageOf(lang, reading) }),
  };
}

const MAX_UNSIGNED_INT = 0xffff_ffff;
const MAX_UNSIGNED_SHORT = 0xffff;
const CONTENT = { mediaCaptureIDREF: "*", sceneViewIDREF: "*" } as const satisfies Sequence;
const POLICY = /^[a-zA-Z0-9]+:[0-9]+$/;

function checkChoices(found: Found<typeof CAPTURE>, reading: Reading): void {
  if (found.spatialInformation.length + found.nonSpatiallyDefinable.length !== 1) {
    reading.refuse(301, "needs either <spatialInformation> or <nonSpatiallyDefinable>");
  }
  expectTrue(found.nonSpatiallyDefinable[0], reading);
  expectTrue(found.individual[0], reading);
  if (found.individual.length > 0 && MCC_ONLY.some((name) => found[name].length > 0)) {
    reading.refuse(303, "a capture is either individual or has multiple content");
  }
}

/** The abstract `mediaCapture` needs an `xsi:type`; the prefix in it is whatever is in scope here. */
function checkSchemaType(element: XmlElement, mediaType: string, reading: Reading): void {
  const value = attributeOf(element, "type", SCHEMA_INSTANCE_NAMESPACE);
  if (value === undefined) return reading.refuse(301, "<mediaCapture> without xsi:type");
  const type = resolveQName(element, collapse(value));
  if (type?.namespace !== DATA_MODEL_NAMESPACE || !SCHEMA_TYPES.has(type.name)) {
    return reading.refuse(302, "xsi:type is none of the capture types");
  }
  if (type.name !== schemaTypeOf(mediaType)) {
    reading.refuse(303, "xsi:type and @mediaType disagree");
  }
}

const SCHEMA_TYPES = new Set([
  "audioCaptureType",
  "videoCaptureType",
  "textCaptureType",
  "otherCaptureType",
]);

/** The schema type for a media type (RFC 8846 §12-15). */
export function schemaTypeOf(mediaType: string): string {
  const named = `${mediaType}CaptureType`;
  return SCHEMA_TYPES.has(named) ? named : "otherCaptureType";
}

function readMultiple(found: Found<typeof CAPTURE>, reading: Reading): MultipleContent {
  const [synchronization] = found.synchronizationID;
  const [content] = found.content;
  const [policy] = found.policy;
  const [maxCaptures] = found.maxCaptures;
  const [allowSubsetChoice] = found.allowSubsetChoice;
  if (policy && !POLICY.test(policy.text)) reading.refuse(302, "<policy> is not a policy");
  return {
    type: "multiple",
    ...(synchronization && { synchronizationId: idOf(synchronization, reading) }),
    ...(content && { content: readContent(content, reading) }),
    ...(policy && { policy: policy.text }),
    ...(maxCaptures && {
      maxCaptures: {
        count: integerOf(maxCaptures, reading, 1, MAX_UNSIGNED_SHORT),
        exact: booleanAttribute(maxCaptures, "exactNumber", reading) ?? false,
      },
    }),
    ...(allowSubsetChoice && { allowSubsetChoice: booleanOf(allowSubsetChoice, reading) }),
  };
}

function readMobility(element: XmlElement, reading: Reading): Capture["mobility"] {
  return oneOf(element.text, ["static", "dynamic", "highly-dynamic"], "<mobility>", reading);
}

function readCapturedPeople(element: XmlElement, reading: Reading): Capture["capturedPeople"] {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, { personIDREF: "+" }, reading);
  return found.personIDREF.map((child) => idOf(child, reading));
}
