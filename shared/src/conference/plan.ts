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

/** What the media plane shall do for one leg now: nothing at all for one that is not heard from. */
export function planFor(conference: Conference, leg: Leg, sources: Sources): LegPlan {
  const live = isReachable(leg);
  const plans = live ? leg.sections.flatMap((section) => sourcePlan(section)) : [];
  return {
    leg: leg.id,
    extensions: extensionsOf(leg.sections),
    sources: plans,
    sinks: live
      ? leg.sections.flatMap((section) => sinkPlan(conference, leg, section, sources))
      : [],
  };
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

function sinkPlan(
  conference: Conference,
  leg: Leg,
  section: Section,
  sources: Sources,
): readonly SinkPlan[] {
  if (section.role !== "seat" && section.role !== "both") return [];
  const { mid, kind, coding, outgoing } = section;
  const from = sourceFor(conference, leg, mid, sources);
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
      ...(from && { from }),
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

/** Plans are compared by value: a plan already in force is not sent again. */
export function samePlan(one: LegPlan | undefined, other: LegPlan): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
