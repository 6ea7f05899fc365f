import type { Capture, Content, Description, MultipleContent } from "../model/advertisement.ts";
import { listed, shown } from "./words.ts";

/** A capture in one or two lines: what it is, then what is said about it. */
export function explainCapture(capture: Capture): readonly string[] {
  const { captureId, mediaType, source, encodingGroupId } = capture;
  const kind = source.type === "individual" ? shown(mediaType) : `${shown(mediaType)} MCC`;
  const described = descriptionsOf(capture.descriptions);
  const encoded =
    encodingGroupId === undefined ? "not sent by itself" : `encoded by ${shown(encodingGroupId)}`;
  const head = [`${shown(captureId)}: ${kind}`, described, encoded].filter((part) => part !== "");
  const details = detailsOf(capture);
  return [
    head.join(", "),
    ...(source.type === "multiple" ? [`  ${explainMix(source)}`] : []),
    ...(details.length > 0 ? [`  ${details.join("; ")}`] : []),
  ];
}

export function descriptionsOf(descriptions: readonly Description[]): string {
  return descriptions
    .map(({ text, lang }) => `"${shown(text)}"${lang === undefined ? "" : ` (${shown(lang)})`}`)
    .join(", ");
}

/** The content of an MCC or of a configure, or that nothing is said of it. */
export function explainContent(content: Content | undefined): string {
  const names = [...(content?.captures ?? []), ...(content?.sceneViews ?? [])];
  return names.length === 0 ? "content not told" : listed(names);
}

function explainMix(source: MultipleContent): string {
  const { content, maxCaptures, policy, synchronizationId, allowSubsetChoice } = source;
  const parts = [
    `${maxCaptures ? `${explainMost(maxCaptures)} ` : ""}of ${explainContent(content)}`,
    policy && `policy ${shown(policy)}`,
    synchronizationId && `in step with ${shown(synchronizationId)}`,
    allowSubsetChoice ? "a part may be chosen" : undefined,
  ];
  return parts.filter((part) => part !== undefined).join("; ");
}

/** RFC 8845 §7.2.1.1: "<=" promises no more than one, as where whoever speaks is switched in. */
function explainMost({ count, exact }: NonNullable<MultipleContent["maxCaptures"]>): string {
  if (exact) return `exactly ${count} at a time`;
  return count > 1 ? `at most ${count} at a time, maybe one alone,` : `at most ${count} at a time`;
}

function detailsOf(capture: Capture): readonly string[] {
  const { view, presentation, mobility, priority, languages, relatedTo } = capture;
  const { embeddedText, sensitivityPattern, capturedPeople, spatial } = capture;
  const details: readonly (string | undefined)[] = [
    view && `view ${shown(view)}`,
    presentation && `presentation ${shown(presentation)}`,
    mobility,
    priority === undefined ? undefined : `priority ${priority}`,
    languages.length > 0 ? `languages ${listed(languages)}` : undefined,
    embeddedText?.present ? "text in the picture" : undefined,
    sensitivityPattern && `sensitivity ${shown(sensitivityPattern)}`,
    relatedTo && `related to ${shown(relatedTo)}`,
    capturedPeople.length > 0 ? `people ${listed(capturedPeople)}` : undefined,
    spatial ? undefined : "nowhere in space",
  ];
  return details.flatMap((detail) => (detail ? [detail] : []));
}
