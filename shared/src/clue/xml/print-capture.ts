import { xmlText } from "../../xml/index.ts";
import type {
  Capture,
  Content,
  Description,
  EmbeddedText,
  MultipleContent,
} from "../model/advertisement.ts";
import type { Negotiated } from "./extensions.ts";
import { printSpatialInformation } from "./print-spatial.ts";
import { each, extensible, optionalText, printedOnce, texts, wrap } from "./printing.ts";
import { schemaTypeOf } from "./read-capture.ts";

/** A `mediaCapture` (RFC 8846 §11). */
export function printCapture(capture: Capture, negotiated: Negotiated): string {
  const print = isForOne(capture) ? printAnew : printShared;
  return print(capture, negotiated);
}

/**
 * What a focus switches for one consumer is made of everybody else: nobody else is sent it, and to
 * remember its print would only cost memory. What is made of one view belongs to a room.
 */
function isForOne({ source }: Capture): boolean {
  if (source.type === "individual") return false;
  const { captures = [], sceneViews = [] } = source.content ?? {};
  return captures.length > 0 || sceneViews.length !== 1;
}

function printAnew(capture: Capture, negotiated: Negotiated): string {
  return extensible(
    "mediaCapture",
    {
      "xsi:type": schemaTypeOf(capture.mediaType),
      captureID: capture.captureId,
      mediaType: capture.mediaType,
    },
    xmlText("captureSceneIDREF", capture.sceneId) +
      (capture.spatial
        ? printSpatialInformation(capture.spatial, negotiated)
        : "<nonSpatiallyDefinable>true</nonSpatiallyDefinable>") +
      printSource(capture.source, negotiated) +
      optionalText("encGroupIDREF", capture.encodingGroupId) +
      each(capture.descriptions, printDescription) +
      optionalText("priority", capture.priority?.toString()) +
      texts("lang", capture.languages) +
      optionalText("mobility", capture.mobility) +
      optionalText("presentation", capture.presentation) +
      printEmbeddedText(capture.embeddedText) +
      optionalText("view", capture.view) +
      printCapturedPeople(capture) +
      optionalText("relatedTo", capture.relatedTo) +
      optionalText("sensitivityPattern", capture.sensitivityPattern),
    capture,
    negotiated,
  );
}

const printShared = printedOnce(printAnew);

/** `content` and `configuredContent`. */
export function printContent(name: string, content: Content, negotiated: Negotiated): string {
  const inside =
    texts("mediaCaptureIDREF", content.captures) + texts("sceneViewIDREF", content.sceneViews);
  return extensible(name, {}, inside, content, negotiated);
}

export function printDescription({ text, lang }: Description): string {
  return xmlText("description", text, { lang });
}

function printEmbeddedText(embedded: EmbeddedText | undefined): string {
  return embedded ? xmlText("embeddedText", String(embedded.present), { lang: embedded.lang }) : "";
}

function printSource(source: Capture["source"], negotiated: Negotiated): string {
  return source.type === "individual"
    ? "<individual>true</individual>"
    : printMultiple(source, negotiated);
}

function printMultiple(source: MultipleContent, negotiated: Negotiated): string {
  const { maxCaptures } = source;
  return (
    optionalText("synchronizationID", source.synchronizationId) +
    (source.content ? printContent("content", source.content, negotiated) : "") +
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
  return capturedPeople.length === 0
    ? ""
    : wrap("capturedPeople", texts("personIDREF", capturedPeople));
}
