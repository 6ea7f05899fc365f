import { xmlElement, xmlText } from "../../xml/index.ts";
import type { Capture, Content, Description, MultipleContent } from "../model/advertisement.ts";
import { printSpatialInformation } from "./print-spatial.ts";
import { optionalText, printedOnce, wrap } from "./printing.ts";
import { schemaTypeOf } from "./read-capture.ts";

/** A `mediaCapture` (RFC 8846 §11). */
export const printCapture = printedOnce((capture: Capture): string =>
  xmlElement(
    "mediaCapture",
    {
      "xsi:type": schemaTypeOf(capture.mediaType),
      captureID: capture.captureId,
      mediaType: capture.mediaType,
    },
    xmlText("captureSceneIDREF", capture.sceneId) +
      (capture.spatial
        ? printSpatialInformation(capture.spatial)
        : xmlText("nonSpatiallyDefinable", "true")) +
      printSource(capture.source) +
      optionalText("encGroupIDREF", capture.encodingGroupId) +
      capture.descriptions.map(printDescription).join("") +
      optionalText("priority", capture.priority?.toString()) +
      capture.languages.map((language) => xmlText("lang", language)).join("") +
      optionalText("mobility", capture.mobility) +
      optionalText("presentation", capture.presentation) +
      optionalText("view", capture.view) +
      printCapturedPeople(capture) +
      optionalText("relatedTo", capture.relatedTo),
  ),
);

/** `content` and `configuredContent`. */
export function printContent(name: string, content: Content): string {
  return wrap(name, [
    ...content.captures.map((id) => xmlText("mediaCaptureIDREF", id)),
    ...content.sceneViews.map((id) => xmlText("sceneViewIDREF", id)),
  ]);
}

export function printDescription({ text, lang }: Description): string {
  return xmlText("description", text, { lang });
}

function printSource(source: Capture["source"]): string {
  return source.type === "individual" ? xmlText("individual", "true") : printMultiple(source);
}

function printMultiple(source: MultipleContent): string {
  const { maxCaptures } = source;
  return (
    optionalText("synchronizationID", source.synchronizationId) +
    (source.content ? printContent("content", source.content) : "") +
    optionalText("policy", source.policy) +
    (maxCaptures
      ? xmlText("maxCaptures", String(maxCaptures.count), {
          exactNumber: maxCaptures.exact ? "true" : undefined,
        })
      : "") +
    optionalText("allowSubsetChoice", source.allowSubsetChoice?.toString())
  );
}

function printCapturedPeople({ capturedPeople }: Capture): string {
  if (capturedPeople.length === 0) return "";
  return wrap(
    "capturedPeople",
    capturedPeople.map((id) => xmlText("personIDREF", id)),
  );
}
