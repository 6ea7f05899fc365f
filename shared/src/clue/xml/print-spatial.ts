import { invariant } from "../../lib/index.ts";
import type {
  CaptureArea,
  CaptureOrigin,
  Point,
  SpatialInformation,
} from "../model/advertisement.ts";
import { type Negotiated, printForeignAttributes } from "./extensions.ts";
import { extensible, wrap } from "./printing.ts";

/** `spatialInformation` (RFC 8846 §11.5). */
export function printSpatialInformation(
  spatial: SpatialInformation,
  negotiated: Negotiated,
): string {
  const { captureOrigin, captureArea } = spatial;
  const inside =
    (captureOrigin ? printOrigin(captureOrigin, negotiated) : "") +
    (captureArea ? printArea(captureArea) : "");
  return extensible("spatialInformation", {}, inside, spatial, negotiated);
}

/** The one place that takes foreign attributes and no foreign elements. */
function printOrigin(origin: CaptureOrigin, negotiated: Negotiated): string {
  const { capturePoint, lineOfCapturePoint, extensions } = origin;
  const start = `captureOrigin${printForeignAttributes(extensions, negotiated)}`;
  const points =
    printPoint("capturePoint", capturePoint) +
    (lineOfCapturePoint ? printPoint("lineOfCapturePoint", lineOfCapturePoint) : "");
  return `<${start}>${points}</captureOrigin>`;
}

function printArea(area: CaptureArea): string {
  return wrap(
    "captureArea",
    printPoint("bottomLeft", area.bottomLeft) +
      printPoint("bottomRight", area.bottomRight) +
      printPoint("topLeft", area.topLeft) +
      printPoint("topRight", area.topRight),
  );
}

function printPoint(name: string, { x, y, z }: Point): string {
  return `<${name}><x>${printDecimal(x)}</x><y>${printDecimal(y)}</y><z>${printDecimal(z)}</z></${name}>`;
}

/** `xs:decimal` has no exponent: 1e21 is written out. */
function printDecimal(value: number): string {
  invariant(Number.isFinite(value), "a coordinate is a finite number");
  const written = String(value);
  if (!written.includes("e")) return written;
  const [mantissa = "", exponent] = written.split("e");
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}
