import type { XmlElement } from "../../xml/index.ts";
import type {
  CaptureArea,
  CaptureOrigin,
  Point,
  SpatialInformation,
} from "../model/advertisement.ts";
import { readExtensions, readForeignAttributes } from "./extensions.ts";
import { DATA_MODEL_NAMESPACE } from "./namespaces.ts";
import { model, type Reading, readSequence } from "./reading.ts";
import { decimalOf } from "./values.ts";

/** `spatialInformation` (RFC 8846 §11.5). */
export function readSpatialInformation(element: XmlElement, reading: Reading): SpatialInformation {
  const found = readSequence(element, SPATIAL, reading);
  const origin = found.first("captureOrigin");
  const area = found.first("captureArea");
  return {
    ...(origin && { captureOrigin: readOrigin(origin, reading) }),
    ...(area && { captureArea: readArea(area, reading) }),
    ...readExtensions(element),
  };
}

const SPATIAL = model(DATA_MODEL_NAMESPACE, { captureOrigin: "?", captureArea: "?" });
const ORIGIN = model(DATA_MODEL_NAMESPACE, { capturePoint: "1", lineOfCapturePoint: "?" }, "any");
const POINT = model(DATA_MODEL_NAMESPACE, { x: "1", y: "1", z: "1" });
const AREA = model(DATA_MODEL_NAMESPACE, {
  bottomLeft: "1",
  bottomRight: "1",
  topLeft: "1",
  topRight: "1",
});

function readOrigin(element: XmlElement, reading: Reading): CaptureOrigin {
  const found = readSequence(element, ORIGIN, reading);
  const line = found.first("lineOfCapturePoint");
  return {
    capturePoint: readPoint(found.first("capturePoint"), reading),
    ...(line && { lineOfCapturePoint: readPoint(line, reading) }),
    ...readForeignAttributes(element),
  };
}

function readArea(element: XmlElement, reading: Reading): CaptureArea {
  const found = readSequence(element, AREA, reading);
  return {
    bottomLeft: readPoint(found.first("bottomLeft"), reading),
    bottomRight: readPoint(found.first("bottomRight"), reading),
    topLeft: readPoint(found.first("topLeft"), reading),
    topRight: readPoint(found.first("topRight"), reading),
  };
}

/** A missing point is a fault already, of the sequence it is missing from. */
function readPoint(element: XmlElement | undefined, reading: Reading): Point {
  if (element === undefined) return { x: 0, y: 0, z: 0 };
  const found = readSequence(element, POINT, reading);
  return {
    x: readCoordinate(found.first("x"), reading),
    y: readCoordinate(found.first("y"), reading),
    z: readCoordinate(found.first("z"), reading),
  };
}

function readCoordinate(element: XmlElement | undefined, reading: Reading): number {
  return element ? decimalOf(element, reading) : 0;
}
