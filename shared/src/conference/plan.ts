import type { CaptureId } from "../clue/index.ts";
import { extensionUris, type Mid } from "../sdp/index.ts";
import { captureOn, type Line, mayFlow } from "../session/index.ts";
import type { ExtensionIds, LegPlan, SinkPlan, SourcePlan, SourceRef } from "../switching/index.ts";
import type { Conference, Leg } from "./conference.ts";
import { isReachable } from "./conference.ts";
import type { Section } from "./section.ts";
import { switchedCapture } from "./switched.ts";

/** Where each capture's packets come in: only captures whose media may flow (RFC 8848 §5.2). */
export type Sources = ReadonlyMap<CaptureId, SourceRef>;

export function sourcesOf(conference: Conference): Sources {
  const sources = new Map<CaptureId, SourceRef>();
  for (const offering of conference.offerings) {
    const leg = legOf(conference, offering.participant);
    if (!leg) continue;
    for (const line of leg.session.lines) {
      const original = captureSent(leg, line);
      const capture = original && offeredAs(offering.originals, original, line);
      if (capture) sources.set(capture, { leg: leg.id, mid: line.mid });
    }
  }
  return sources;
}

/**
 * What the media plane shall do for one leg now: nothing at all for one that is not heard from.
 * The plan in force comes back as it is where nothing about it has changed.
 */
export function planFor(conference: Conference, leg: Leg, sources: Sources): LegPlan {
  const layout = isReachable(leg) ? layoutOf(leg.sections) : nothingOf(leg.sections);
  const from = layout.sinks.map(({ mid }) => sourceFor(conference, leg, mid, sources));
  if (leg.plan?.sources === layout.sources && leg.plan.sinks.every(sameSource(from))) {
    return leg.plan;
  }
  const sinks = layout.sinks.map((sink, index) => {
    const source = from[index];
    return source ? { ...sink, from: source } : sink;
  });
  return { leg: leg.id, extensions: layout.extensions, sources: layout.sources, sinks };
}

function sameSource(from: readonly (SourceRef | undefined)[]) {
  return (sink: SinkPlan, index: number) =>
    sink.from?.leg === from[index]?.leg && sink.from?.mid === from[index]?.mid;
}

/** The part of a plan that only the m-sections decide; the same sections have the same layout. */
interface Layout {
  readonly extensions: ExtensionIds;
  readonly sources: readonly SourcePlan[];
  readonly sinks: readonly SinkPlan[];
}

const layouts = new WeakMap<readonly Section[], Layout>();
const nothings = new WeakMap<readonly Section[], Layout>();

function layoutOf(sections: readonly Section[]): Layout {
  const known = layouts.get(sections);
  if (known) return known;
  const layout = {
    extensions: extensionsOf(sections),
    sources: sections.flatMap(sourcePlan),
    sinks: sections.flatMap(sinkPlan),
  };
  layouts.set(sections, layout);
  return layout;
}

function nothingOf(sections: readonly Section[]): Layout {
  const known = nothings.get(sections);
  if (known) return known;
  const nothing = { extensions: extensionsOf(sections), sources: [], sinks: [] };
  nothings.set(sections, nothing);
  return nothing;
}

function legOf(conference: Conference, participant: Leg["participant"]): Leg | undefined {
  const id = conference.participants.get(participant)?.leg;
  return id && conference.legs.get(id);
}

/** The participant's own name of the capture that may now come in on this line. */
function captureSent(leg: Leg, line: Line): CaptureId | "line" | undefined {
  const configured = leg.session.channel?.consumer.configured ?? [];
  if (line.role === "sending" || !mayFlow(line, configured)) return undefined;
  return line.role === "both" ? "line" : captureOn(line, configured)?.captureId;
}

function offeredAs(
  originals: ReadonlyMap<CaptureId, CaptureId>,
  original: CaptureId | "line",
  line: Line,
): CaptureId | undefined {
  for (const [ours, theirs] of originals) {
    if (original === "line" ? ours.endsWith(`-${line.kind}`) : theirs === original) return ours;
  }
  return undefined;
}

function sourcePlan(section: Section): readonly SourcePlan[] {
  if (section.role !== "uplink" && section.role !== "both") return [];
  const { mid, kind, coding, incoming } = section;
  return [
    {
      mid,
      kind,
      payloadType: coding.payloadType,
      clockRate: coding.clockRate,
      ...(coding.rtxPayloadType !== undefined && { rtxPayloadType: coding.rtxPayloadType }),
      ...incoming,
    },
  ];
}

function sinkPlan(section: Section): readonly SinkPlan[] {
  if (section.role !== "seat" && section.role !== "both") return [];
  const { mid, kind, coding, outgoing } = section;
  return [
    {
      mid,
      kind,
      ssrc: outgoing.ssrc,
      payloadType: coding.payloadType,
      clockRate: coding.clockRate,
      ...(coding.rtxPayloadType !== undefined && {
        rtxPayloadType: coding.rtxPayloadType,
        rtxSsrc: outgoing.rtxSsrc,
      }),
    },
  ];
}

function sourceFor(
  conference: Conference,
  leg: Leg,
  mid: Mid,
  sources: Sources,
): SourceRef | undefined {
  const line = leg.session.lines.find((candidate) => candidate.mid === mid);
  const configured = leg.session.channel?.provider.configured ?? [];
  if (!line || !mayFlow(line, configured)) return undefined;
  const capture =
    line.role === "both"
      ? switchedCapture(conference, leg, line.kind)
      : captureOn(line, configured)?.captureId;
  return capture && sources.get(capture);
}

/** Extension ids are one space for the whole BUNDLE (RFC 9143 §12). */
function extensionsOf(sections: readonly Section[]): ExtensionIds {
  const ids = new Map<string, number>();
  for (const section of sections) {
    if (!("coding" in section)) continue;
    for (const { uri, id } of section.coding.headerExtensions) ids.set(uri, id);
  }
  const named = Object.entries({
    mid: ids.get(extensionUris.mid),
    audioLevel: ids.get(extensionUris.audioLevel),
    absSendTime: ids.get(extensionUris.absoluteSendTime),
    transportWideCc: ids.get(extensionUris.transportWideSequence),
    videoOrientation: ids.get(extensionUris.videoOrientation),
  });
  return Object.fromEntries(named.filter(([, id]) => id !== undefined));
}
