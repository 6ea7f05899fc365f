import { DATA_MODEL_NAMESPACE } from "../xml/namespaces.ts";
import { opaque, particlesOf, structureIn } from "./grammar.ts";
import {
  boolean,
  decimal,
  description,
  id,
  integer,
  isTrue,
  language,
  looseRef,
  oneOf,
  policy,
  ref,
  text,
} from "./simple-types.ts";

/** The schema of RFC 8846 §4 as data, written from the text: a second opinion beside the readers in `xml/`. */

const model = structureIn(DATA_MODEL_NAMESPACE);
const has = particlesOf(8846);

const point = model({
  x: has("1", "11.5", decimal),
  y: has("1", "11.5", decimal),
  z: has("1", "11.5", decimal),
});

const spatialInformation = model({
  captureOrigin: has(
    "?",
    "11.5.1",
    model({
      capturePoint: has("1", "11.5.1", point),
      lineOfCapturePoint: has("?", "11.5.1", point),
    }),
  ),
  captureArea: has(
    "?",
    "11.5.2",
    model({
      bottomLeft: has("1", "11.5.2", point),
      bottomRight: has("1", "11.5.2", point),
      topLeft: has("1", "11.5.2", point),
      topRight: has("1", "11.5.2", point),
    }),
  ),
});

const content = model({
  mediaCaptureIDREF: has("*", "11.7", looseRef("capture")),
  sceneViewIDREF: has("*", "11.7", looseRef("scene view")),
});

const capturedPeople = model({ personIDREF: has("+", "11.21.1", ref("person")) });

const maxCaptures = { ...integer(1, 65_535), attributes: { exactNumber: boolean } };

/** The two choices are flattened (see `check-capture.ts`), and `sensitivityPattern`, which audio alone has, is in it. */
const mediaCapture = model(
  {
    captureSceneIDREF: has("1", "11.3", ref("scene")),
    spatialInformation: has("?", "11.5", spatialInformation),
    nonSpatiallyDefinable: has("?", "11.6", isTrue),
    individual: has("?", "11.12", isTrue),
    synchronizationID: has("?", "11.8", id("synchronization")),
    content: has("?", "11.7", content),
    policy: has("?", "11.10", policy),
    maxCaptures: has("?", "11.11", maxCaptures),
    allowSubsetChoice: has("?", "11.9", boolean),
    encGroupIDREF: has("?", "11.4", ref("encoding group")),
    description: has("*", "11.13", description),
    priority: has("?", "11.14", integer(0, 0xffff_ffff)),
    lang: has("*", "11.15", language),
    mobility: has("?", "11.16", oneOf("static", "dynamic", "highly-dynamic")),
    presentation: has("?", "11.19", text),
    embeddedText: has("?", "11.20", { ...boolean, attributes: { lang: language } }),
    view: has("?", "11.18", text),
    capturedPeople: has("?", "11.21", capturedPeople),
    relatedTo: has("?", "11.17", ref("capture")),
    sensitivityPattern: has("?", "12.1", text),
  },
  { captureID: id("capture"), mediaType: text },
);

const sceneView = model(
  {
    description: has("*", "17", description),
    mediaCaptureIDs: has(
      "1",
      "17.1",
      model({ mediaCaptureIDREF: has("+", "17.1", ref("capture")) }),
    ),
  },
  { sceneViewID: id("scene view") },
);

const captureScene = model(
  {
    description: has("*", "16", description),
    sceneInformation: has("?", "16.1", opaque),
    sceneViews: has("?", "16.2", model({ sceneView: has("+", "17", sceneView) })),
  },
  { sceneID: id("scene"), scale: oneOf("mm", "unknown", "noscale") },
);

const encodingGroup = model(
  {
    maxGroupBandwidth: has("1", "18.1", integer(0, Number.MAX_SAFE_INTEGER)),
    encodingIDList: has("1", "18.2", model({ encodingID: has("+", "18.2", text) })),
  },
  { encodingGroupID: id("encoding group") },
);

const simultaneousSet = model(
  {
    mediaCaptureIDREF: has("*", "19.3", ref("capture")),
    sceneViewIDREF: has("*", "19.4", ref("scene view")),
    captureSceneIDREF: has("*", "19.5", ref("scene")),
  },
  { setID: id("simultaneous set"), "mediaType?": text },
);

const globalView = model(
  { sceneViewIDREF: has("+", "20", ref("scene view")) },
  { "globalViewID?": id("global view") },
);

const person = model(
  { personInfo: has("?", "21.1.2", opaque), personType: has("*", "21.1.3", text) },
  { personID: id("person") },
);

const captureEncoding = model(
  {
    captureID: has("1", "22.1", text),
    encodingID: has("1", "22.2", text),
    configuredContent: has(
      "?",
      "22.3",
      // They refer to the advertisement, which is another document.
      model({
        mediaCaptureIDREF: has("*", "22.3", text),
        sceneViewIDREF: has("*", "22.3", text),
      }),
    ),
  },
  { ID: id("capture encoding") },
);

/** What the wrappers of the protocol hold. */
export const mediaCaptures = model({ mediaCapture: has("+", "11", mediaCapture) });
export const encodingGroups = model({ encodingGroup: has("+", "18", encodingGroup) });
export const captureScenes = model({ captureScene: has("+", "16", captureScene) });
export const simultaneousSets = model({ simultaneousSet: has("+", "19", simultaneousSet) });
export const globalViews = model({ globalView: has("+", "20", globalView) });
export const people = model({ person: has("+", "21.1", person) });
export const captureEncodings = model({ captureEncoding: has("+", "22", captureEncoding) });
