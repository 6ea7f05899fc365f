import { attributeOf, collapse, resolveQName, type XmlElement } from "../../xml/index.ts";
import type {
  Capture,
  Content,
  Description,
  EmbeddedText,
  MultipleContent,
} from "../model/advertisement.ts";
import { readExtensions } from "./extensions.ts";
import { DATA_MODEL_NAMESPACE, SCHEMA_INSTANCE_NAMESPACE } from "./namespaces.ts";
import { readSpatialInformation } from "./read-spatial.ts";
import {
  type Found,
  model,
  type Reading,
  readSequence,
  readSimple,
  type Sequence,
} from "./reading.ts";
import {
  booleanAttribute,
  booleanOf,
  expectTrue,
  idAttribute,
  idOf,
  languageOf,
  nameOf,
  oneOf,
  unsignedOf,
} from "./values.ts";

/** `mediaCaptureType` of RFC 8846 §4 with the two choices flattened: `checkChoices` tells them apart. */
const CAPTURE_ELEMENTS = {
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

const CAPTURE = model(DATA_MODEL_NAMESPACE, CAPTURE_ELEMENTS, ["captureID", "mediaType"]);

type FoundInCapture = Found<keyof typeof CAPTURE_ELEMENTS>;

const MCC_ONLY = [
  "synchronizationID",
  "content",
  "policy",
  "maxCaptures",
  "allowSubsetChoice",
] as const;

/** A `mediaCapture` (RFC 8846 §11). */
export function readCapture(element: XmlElement, reading: Reading): Capture {
  const found = readSequence(element, CAPTURE, reading);
  checkChoices(found, reading);
  const mediaType = readMediaType(element, reading);
  if (found.first("sensitivityPattern") !== undefined && mediaType !== "audio") {
    reading.refuse(301, "<sensitivityPattern> of what is not audio");
  }
  const sceneId = found.first("captureSceneIDREF");
  const spatial = found.first("spatialInformation");
  const encodingGroup = found.first("encGroupIDREF");
  const people = found.first("capturedPeople");
  const relatedTo = found.first("relatedTo");
  return {
    captureId: idAttribute(element, "captureID", reading),
    mediaType,
    sceneId: idOf(sceneId ?? element, reading),
    ...(spatial && { spatial: readSpatialInformation(spatial, reading) }),
    source:
      found.first("individual") !== undefined
        ? { type: "individual" }
        : readMultiple(found, reading),
    ...(encodingGroup && { encodingGroupId: idOf(encodingGroup, reading) }),
    descriptions: found.all("description").map((child) => readDescription(child, reading)),
    languages: found.all("lang").map((child) => languageOf(readSimple(child, reading), reading)),
    ...readWords(found, reading),
    capturedPeople: people ? readCapturedPeople(people, reading) : [],
    ...(relatedTo && { relatedTo: idOf(relatedTo, reading) }),
    ...readExtensions(element),
  };
}

/** The attributes that are one word or number each. */
function readWords(found: FoundInCapture, reading: Reading): Partial<Capture> {
  const priority = found.first("priority");
  const mobility = found.first("mobility");
  const presentation = found.first("presentation");
  const embeddedText = found.first("embeddedText");
  const view = found.first("view");
  const sensitivity = found.first("sensitivityPattern");
  const mobilityValue = mobility && readMobility(mobility, reading);
  return {
    ...(priority && { priority: unsignedOf(priority, reading, 0, MAX_UNSIGNED_INT) }),
    ...(mobilityValue && { mobility: mobilityValue }),
    ...(presentation && { presentation: readSimple(presentation, reading) }),
    ...(embeddedText && { embeddedText: readEmbeddedText(embeddedText, reading) }),
    ...(view && { view: readSimple(view, reading) }),
    ...(sensitivity && { sensitivityPattern: readSimple(sensitivity, reading) }),
  };
}

/** `contentType` of RFC 8846 §11.7: `content` and `configuredContent`. */
export function readContent(element: XmlElement, reading: Reading): Content {
  const found = readSequence(element, CONTENT, reading);
  return {
    captures: found.all("mediaCaptureIDREF").map((child) => nameOf(child, reading)),
    sceneViews: found.all("sceneViewIDREF").map((child) => nameOf(child, reading)),
    ...readExtensions(element),
  };
}

export function readDescription(element: XmlElement, reading: Reading): Description {
  return { text: readSimple(element, reading, LANG), ...readLang(element, reading) };
}

function readEmbeddedText(element: XmlElement, reading: Reading): EmbeddedText {
  return { present: booleanOf(element, reading, LANG), ...readLang(element, reading) };
}

function readLang(element: XmlElement, reading: Reading): { readonly lang?: string } {
  const lang = attributeOf(element, "lang");
  return lang === undefined ? {} : { lang: languageOf(lang, reading) };
}

const MAX_UNSIGNED_INT = 0xffff_ffff;
const MAX_UNSIGNED_SHORT = 0xffff;
const LANG: ReadonlySet<string> = new Set(["lang"]);
const EXACT_NUMBER: ReadonlySet<string> = new Set(["exactNumber"]);
const CONTENT = model(DATA_MODEL_NAMESPACE, { mediaCaptureIDREF: "*", sceneViewIDREF: "*" });
const PEOPLE = model(DATA_MODEL_NAMESPACE, { personIDREF: "+" });
const POLICY = /^[a-zA-Z0-9]+:[0-9]+$/;

function checkChoices(found: FoundInCapture, reading: Reading): void {
  const isSpatial = found.first("spatialInformation") !== undefined;
  if (isSpatial === (found.first("nonSpatiallyDefinable") !== undefined)) {
    reading.refuse(301, "needs either <spatialInformation> or <nonSpatiallyDefinable>");
  }
  expectTrue(found.first("nonSpatiallyDefinable"), reading);
  expectTrue(found.first("individual"), reading);
  if (
    found.first("individual") !== undefined &&
    MCC_ONLY.some((name) => found.first(name) !== undefined)
  ) {
    reading.refuse(303, "a capture is either individual or has multiple content");
  }
}

function readMediaType(element: XmlElement, reading: Reading): string {
  const value = attributeOf(element, "mediaType");
  if (value === undefined) reading.refuse(301, "<mediaCapture> without @mediaType");
  const mediaType = collapse(value ?? "");
  if (mediaType === "") reading.refuse(302, "@mediaType says nothing");
  checkSchemaType(element, mediaType, reading);
  return mediaType;
}

/** The abstract `mediaCapture` needs an `xsi:type`; the prefix in it is whatever is in scope here. */
function checkSchemaType(element: XmlElement, mediaType: string, reading: Reading): void {
  const value = attributeOf(element, "type", SCHEMA_INSTANCE_NAMESPACE);
  if (value === undefined) return reading.refuse(301, "<mediaCapture> without xsi:type");
  const type = resolveQName(element, collapse(value));
  const isOurs = type?.namespace === DATA_MODEL_NAMESPACE;
  if (isOurs && type.name === schemaTypeOf(mediaType)) return;
  if (isOurs && [...SCHEMA_TYPES.values(), OTHER_SCHEMA_TYPE].includes(type.name)) {
    return reading.refuse(303, "xsi:type and @mediaType disagree");
  }
  reading.refuse(302, "xsi:type is none of the capture types");
}

/** RFC 8846 §12-14. */
const SCHEMA_TYPES: ReadonlyMap<string, string> = new Map([
  ["audio", "audioCaptureType"],
  ["video", "videoCaptureType"],
  ["text", "textCaptureType"],
]);

/** RFC 8846 §15. */
const OTHER_SCHEMA_TYPE = "otherCaptureType";

/** The schema type for a media type. */
export function schemaTypeOf(mediaType: string): string {
  return SCHEMA_TYPES.get(mediaType) ?? OTHER_SCHEMA_TYPE;
}

function readMultiple(found: FoundInCapture, reading: Reading): MultipleContent {
  const synchronization = found.first("synchronizationID");
  const content = found.first("content");
  const policy = found.first("policy");
  const maxCaptures = found.first("maxCaptures");
  const allowSubsetChoice = found.first("allowSubsetChoice");
  const policyValue = policy && readSimple(policy, reading);
  if (policyValue !== undefined && !POLICY.test(policyValue))
    reading.refuse(302, "<policy> is not a policy");
  return {
    type: "multiple",
    ...(synchronization && { synchronizationId: idOf(synchronization, reading) }),
    ...(content && { content: readContent(content, reading) }),
    ...(policyValue !== undefined && { policy: policyValue }),
    ...(maxCaptures && {
      maxCaptures: {
        count: unsignedOf(maxCaptures, reading, 1, MAX_UNSIGNED_SHORT, EXACT_NUMBER),
        exact: booleanAttribute(maxCaptures, "exactNumber", reading) ?? false,
      },
    }),
    ...(allowSubsetChoice && { allowSubsetChoice: booleanOf(allowSubsetChoice, reading) }),
  };
}

function readMobility(element: XmlElement, reading: Reading): Capture["mobility"] {
  const allowed = ["static", "dynamic", "highly-dynamic"] as const;
  return oneOf(readSimple(element, reading), allowed, "<mobility>", reading);
}

function readCapturedPeople(element: XmlElement, reading: Reading): Capture["capturedPeople"] {
  const found = readSequence(element, PEOPLE, reading);
  return found.all("personIDREF").map((child) => idOf(child, reading));
}
