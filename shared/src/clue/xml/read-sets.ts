import { attributeOf, collapse, type XmlElement } from "../../xml/index.ts";
import type { GlobalView, SimultaneousSet } from "../model/advertisement.ts";
import { readExtensions } from "./extensions.ts";
import { DATA_MODEL_NAMESPACE } from "./namespaces.ts";
import { model, type Reading, readSequence } from "./reading.ts";
import { idAttribute, idOf } from "./values.ts";

/** `simultaneousSet` (RFC 8846 §19). */
export function readSimultaneousSet(element: XmlElement, reading: Reading): SimultaneousSet {
  const found = readSequence(element, SIMULTANEOUS_SET, reading);
  const mediaType = attributeOf(element, "mediaType");
  return {
    setId: idAttribute(element, "setID", reading),
    ...(mediaType !== undefined && { mediaType: collapse(mediaType) }),
    captures: found.all("mediaCaptureIDREF").map((child) => idOf(child, reading)),
    sceneViews: found.all("sceneViewIDREF").map((child) => idOf(child, reading)),
    scenes: found.all("captureSceneIDREF").map((child) => idOf(child, reading)),
    ...readExtensions(element),
  };
}

/** `globalView` (RFC 8846 §20). */
export function readGlobalView(element: XmlElement, reading: Reading): GlobalView {
  const found = readSequence(element, GLOBAL_VIEW, reading);
  const named = attributeOf(element, "globalViewID") !== undefined;
  return {
    ...(named && { globalViewId: idAttribute(element, "globalViewID", reading) }),
    sceneViews: found.all("sceneViewIDREF").map((child) => idOf(child, reading)),
    ...readExtensions(element),
  };
}

const SIMULTANEOUS_SET = model(
  DATA_MODEL_NAMESPACE,
  { mediaCaptureIDREF: "*", sceneViewIDREF: "*", captureSceneIDREF: "*" },
  "any",
);
const GLOBAL_VIEW = model(DATA_MODEL_NAMESPACE, { sceneViewIDREF: "+" }, "any");
