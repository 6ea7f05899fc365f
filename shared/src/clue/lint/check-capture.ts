import {
  attributeOf,
  childOf,
  collapse,
  collapsedText,
  resolveQName,
  type XmlElement,
} from "../../xml/index.ts";
import { DATA_MODEL_NAMESPACE, SCHEMA_INSTANCE_NAMESPACE } from "../xml/namespaces.ts";
import { tag, type Walk } from "./check-structure.ts";

/** What the grammar of a `mediaCapture` cannot say: its choices, its type, and where it is. */
export function checkCapture(capture: XmlElement, walk: Walk): void {
  checkSchemaType(capture, walk);
  checkPlace(capture, walk);
  checkSource(capture, walk);
  checkGeometry(capture, walk);
}

const TYPES = ["audioCaptureType", "videoCaptureType", "textCaptureType", "otherCaptureType"];

/** The name of the instance namespace as RFC 8847 prints it, which is not its name. */
const MISPRINTED = "https://www.w3.org/2001/XMLSchema-instance";

/** `mediaCapture` is abstract in the schema (RFC 8846 §4): each says which type it is. */
function checkSchemaType(capture: XmlElement, { report }: Walk): void {
  const value = attributeOf(capture, "type", SCHEMA_INSTANCE_NAMESPACE);
  if (value === undefined) {
    const isMisprinted = attributeOf(capture, "type", MISPRINTED) !== undefined;
    const hint = isMisprinted ? `: the namespace is ${SCHEMA_INSTANCE_NAMESPACE}, with http` : "";
    report.add(
      "missing-attribute",
      capture,
      "RFC 8846 §4",
      `${tag(capture)} has no xsi:type${hint}`,
    );
    return;
  }
  const type = resolveQName(capture, collapse(value));
  if (type?.namespace !== DATA_MODEL_NAMESPACE || !TYPES.includes(type.name)) {
    report.add("no-such-type", capture, "RFC 8846 §4", `xsi:type is none of ${TYPES.join(", ")}`);
    return;
  }
  const mediaType = collapse(attributeOf(capture, "mediaType") ?? "");
  const named = `${mediaType}CaptureType`;
  const expected = TYPES.includes(named) ? named : "otherCaptureType";
  if (mediaType !== "" && type.name !== expected) {
    const message = `@mediaType ${mediaType} wants ${expected}, not ${type.name}`;
    report.add("conflicting-values", capture, "RFC 8846 §11.2", message);
  }
  if (type.name !== "audioCaptureType" && has(capture, "sensitivityPattern")) {
    const message = "<sensitivityPattern> is for audio alone";
    report.add("unknown-element", capture, "RFC 8846 §12.1", message);
  }
}

function checkPlace(capture: XmlElement, { report }: Walk): void {
  const isSomewhere = has(capture, "spatialInformation");
  if (isSomewhere !== has(capture, "nonSpatiallyDefinable")) return;
  const either = "<spatialInformation> or <nonSpatiallyDefinable>";
  if (isSomewhere) {
    report.add("conflicting-values", capture, "RFC 8846 §11.6", `either ${either}, not both`, 301);
  } else report.add("missing-element", capture, "RFC 8846 §11.5", `neither ${either}`);
}

const OF_MCC = ["synchronizationID", "content", "policy", "maxCaptures", "allowSubsetChoice"];

/** Neither `individual` nor anything of the other choice is an MCC of which nothing is said. */
function checkSource(capture: XmlElement, { report }: Walk): void {
  const individual = childOf(capture, DATA_MODEL_NAMESPACE, "individual");
  const others = OF_MCC.filter((name) => has(capture, name)).map((name) => `<${name}>`);
  if (!individual || others.length === 0) return;
  const message = `<individual> excludes ${others.join(", ")}`;
  report.add("conflicting-values", individual, "RFC 8846 §11.12", message);
}

function checkGeometry(capture: XmlElement, { report }: Walk): void {
  const spatial = childOf(capture, DATA_MODEL_NAMESPACE, "spatialInformation");
  const mediaType = collapse(attributeOf(capture, "mediaType") ?? "");
  if (!spatial) return;
  if (mediaType === "text") {
    report.add("conflicting-values", spatial, "RFC 8846 §14", "text is nowhere in space");
  }
  const area = childOf(spatial, DATA_MODEL_NAMESPACE, "captureArea");
  if (area && mediaType === "audio") {
    report.add("conflicting-values", area, "RFC 8846 §12", "audio has no area of capture");
  }
  const origin = childOf(spatial, DATA_MODEL_NAMESPACE, "captureOrigin");
  const [from, through] = ["capturePoint", "lineOfCapturePoint"].map((name) =>
    pointIn(origin, name),
  );
  if (from !== undefined && from === through) {
    const message = "the line of capture goes from the capture point to itself";
    report.add("impossible-geometry", origin, "RFC 8846 §11.5.1", message);
  }
}

/** The coordinates as one text, to compare. */
function pointIn(origin: XmlElement | undefined, name: string): string | undefined {
  const point = origin && childOf(origin, DATA_MODEL_NAMESPACE, name);
  return point?.children.map((axis) => Number(collapsedText(axis))).join(" ");
}

function has(capture: XmlElement, name: string): boolean {
  return childOf(capture, DATA_MODEL_NAMESPACE, name) !== undefined;
}
