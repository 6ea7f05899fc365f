import { childOf, childrenOf, collapsedText, type XmlElement } from "../../xml/index.ts";
import { DATA_MODEL_NAMESPACE, PROTOCOL_NAMESPACE } from "../xml/namespaces.ts";
import { checkCapture } from "./check-capture.ts";
import { brief, type Walk } from "./check-structure.ts";

/** What RFC 8847 §5 says of single messages beyond their schema. */
export function checkMessage(root: XmlElement, walk: Walk): void {
  checkResponseCode(root, walk);
  switch (root.name) {
    case "options":
      return checkVersions(root, walk);
    case "optionsResponse":
      return checkAgreement(root, walk);
    case "advertisement":
      for (const capture of inside(root, "mediaCaptures", "mediaCapture")) {
        checkCapture(capture, walk);
      }
      return;
    case "configure":
      return checkSelection(root, walk);
    default:
      return;
  }
}

function checkResponseCode(root: XmlElement, { report }: Walk): void {
  const element = childOf(root, PROTOCOL_NAMESPACE, "responseCode");
  const code = element ? collapsedText(element) : "";
  if (!/^[15-9]\d\d$/.test(code)) return;
  const message = `${code} is of a class that major version 1 does not have`;
  report.add("reserved-code", element, "RFC 8847 §5.7", message);
}

/** RFC 8847 §5.1: exactly one for each major version. */
function checkVersions(root: XmlElement, { report }: Walk): void {
  const list = childOf(root, PROTOCOL_NAMESPACE, "supportedVersions");
  const majors = new Set<string>();
  for (const version of list ? childrenOf(list, PROTOCOL_NAMESPACE, "version") : []) {
    const [major = ""] = collapsedText(version).split(".");
    if (majors.has(major)) {
      const message = `major version ${brief(major)} is listed twice`;
      report.add("conflicting-values", version, "RFC 8847 §5.1", message);
    }
    majors.add(major);
  }
}

/** RFC 8847 §5.2; the list of common extensions is left out where there are none, as in §10.2. */
function checkAgreement(root: XmlElement, { report }: Walk): void {
  const code = childOf(root, PROTOCOL_NAMESPACE, "responseCode");
  if (!code || !collapsedText(code).startsWith("2")) return;
  for (const name of ["mediaProvider", "mediaConsumer", "version"]) {
    if (childOf(root, PROTOCOL_NAMESPACE, name)) continue;
    const message = `a success without <${name}> agrees on nothing`;
    report.add("incomplete-agreement", root, "RFC 8847 §5.2", message);
  }
}

/** A capture has one encoding and an encoding one capture (RFC 8845 §9). */
function checkSelection(root: XmlElement, { report }: Walk): void {
  for (const name of ["captureID", "encodingID"]) {
    const seen = new Set<string>();
    for (const encoding of inside(root, "captureEncodings", "captureEncoding")) {
      const element = childOf(encoding, DATA_MODEL_NAMESPACE, name);
      const value = element ? collapsedText(element) : undefined;
      if (value === undefined) continue;
      if (seen.has(value)) {
        const message = `"${brief(value)}" stands in two capture encodings`;
        report.add("conflicting-values", element, "RFC 8845 §9", message);
      }
      seen.add(value);
    }
  }
}

function inside(root: XmlElement, wrapper: string, name: string): readonly XmlElement[] {
  const list = childOf(root, PROTOCOL_NAMESPACE, wrapper);
  return list ? childrenOf(list, DATA_MODEL_NAMESPACE, name) : [];
}
