import type { XmlElement } from "../../xml/index.ts";
import type {
  CaptureArea,
  CaptureOrigin,
  Point,
  SpatialInformation,
} from "../model/advertisement.ts";
import { DATA_MODEL_NAMESPACE } from "./namespaces.ts";
import { type Reading, readSequence, type Sequence } from "./reading.ts";
import { decimalOf } from "./values.ts";

/** `spatialInformation` (RFC 8846 §11.5). */
export function readSpatialInformation(element: XmlElement, reading: Reading): SpatialInformation {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, SPATIAL, reading);
  const [origin] = found.captureOrigin;
  const [area] = found.captureArea;
  return {
    ...(origin && { captureOrigin: readOrigin(origin, reading) }),
    ...(area && { captureArea: readArea(area, reading) }),
  };
}

const SPATIAL = { captureOrigin: "?", captureArea: "?" } as const satisfies Sequence;
const ORIGIN = { capturePoint: "1", lineOfCapturePoint: "?" } as const satisfies Sequence;
const POINT = { x: "1", y: "1", z: "1" } as const satisfies Sequence;
const AREA = {
  bottomLeft: "1",
  bottomRight: "1",
  topLeft: "1",
  topRight: "1",
} as const satisfies Sequence;
function readOrigin(element: XmlElement, reading: Reading): CaptureOrigin {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, ORIGIN, reading);
  const [line] = found.lineOfCapturePoint;
  return {
    capturePoint: readPoint(found.capturePoint[0], reading),
    ...(line && { lineOfCapturePoint: readPoint(line, reading) }),
  };
}

function readArea(element: XmlElement, reading: Reading): CaptureArea {
  const found = readSequence(element, DATA_MODEL_NAMESPACE, AREA, reading);
  return {
    bottomLeft: readPoint(found.bottomLeft[0], reading),
    bottomRight: readPoint(found.bottomRight[0], reading),
    topLeft: readPoint(found.topLeft[0], reading),
    topRight: readPoint(found.topRight[0], reading),
  };
}

/** A missing point is a fault already, of the sequence it is missing from. */
function readPoint(element: XmlElement | undefined, reading: Reading): Point {
  if (element === undefined) return { x: 0, y: 0, z: 0 };
  const found = readSequence(element, DATA_MODEL_NAMESPACE, POINT, reading);
  const coordinate = (name: keyof typeof POINT): number => {
    const [child] = found[name];
    return child ? decimalOf(child, reading) : 0;
  };
  return { x: coordinate("x"), y: coordinate("y"), z: coordinate("z") };
}
