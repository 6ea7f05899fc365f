import type { Instant } from "../../lib/index.ts";
import { extensionUris } from "../../sdp/index.ts";
import {
  type ExtensionIds,
  type LegPlan,
  layerShownAt,
  type SinkPlan,
  type SourcePlan,
  type SourceRef,
} from "../../switching/index.ts";
import type { Conference, Leg } from "../conference.ts";
import { isReachable } from "../conference.ts";
import type { Section } from "../leg/section.ts";
import { capturesAt } from "../switched/captures-at.ts";
import type { CaptureSource, Sources } from "./sources.ts";

/**
 * What the media plane shall do for one leg now: nothing at all for one that is not heard from.
 * The plan in force comes back as it is where nothing about it has changed.
 */
export function planFor(conference: Conference, leg: Leg, sources: Sources, now: Instant): LegPlan {
  const layout = isReachable(leg) ? layoutOf(leg.sections) : nothingOf(leg.sections);
  const captureAt = capturesAt(conference, leg, sources, now);
  const shown = layout.sinks.map(({ mid }): Shown => {
    const found = captureAt(mid);
    const source = found && sources.get(found.captureId);
    if (!source) return {};
    const from = fromLayer(source, found.heights);
    return { from, ...(found.isSwitched && { captureId: found.captureId }) };
  });
  if (leg.plan?.sources === layout.sources && leg.plan.sinks.every(showsTheSame(shown))) {
    return leg.plan;
  }
  const sinks = layout.sinks.map((sink, index) => ({ ...sink, ...shown[index] }));
  return { leg: leg.id, extensions: layout.extensions, sources: layout.sources, sinks };
}

type Shown = Pick<SinkPlan, "from" | "captureId">;

/** Of several layers the smallest whose picture is high enough where it is shown. */
function fromLayer({ leg, mid, layers }: CaptureSource, heights: readonly number[]): SourceRef {
  const rid = layerShownAt(layers, heights);
  return { leg, mid, ...(rid !== undefined && { rid }) };
}

function showsTheSame(shown: readonly Shown[]) {
  return ({ from, captureId }: SinkPlan, index: number) => {
    const now = shown[index];
    const next = now?.from;
    const isSameLine = from?.leg === next?.leg && from?.mid === next?.mid;
    return isSameLine && from?.rid === next?.rid && captureId === now?.captureId;
  };
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

function sourcePlan(section: Section): readonly SourcePlan[] {
  if (section.role !== "uplink" && section.role !== "both") return [];
  const { mid, kind, coding, incoming } = section;
  const plan = {
    mid,
    kind,
    payloadType: coding.payloadType,
    clockRate: coding.clockRate,
    ...(coding.rtxPayloadType !== undefined && { rtxPayloadType: coding.rtxPayloadType }),
  };
  const layers = section.role === "uplink" ? section.layers : [];
  if (layers.length === 0) return [{ ...plan, ...incoming }];
  // A layer has no SSRC in SDP: it is known by its RID (RFC 8852 §3).
  return layers.map((rid) => ({ ...plan, rid }));
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

/** Extension ids are one space for the whole BUNDLE (RFC 9143 §12). */
function extensionsOf(sections: readonly Section[]): ExtensionIds {
  const ids = new Map<string, number>();
  for (const section of sections) {
    if (!("coding" in section)) continue;
    for (const { uri, id } of section.coding.headerExtensions) ids.set(uri, id);
  }
  const named = Object.entries({
    mid: ids.get(extensionUris.mid),
    rid: ids.get(extensionUris.rid),
    repairedRid: ids.get(extensionUris.repairedRid),
    captureId: ids.get(extensionUris.captureId) ?? ids.get(extensionUris.captureIdOfText),
    audioLevel: ids.get(extensionUris.audioLevel),
    absSendTime: ids.get(extensionUris.absoluteSendTime),
    transportWideCc: ids.get(extensionUris.transportWideSequence),
    videoOrientation: ids.get(extensionUris.videoOrientation),
  });
  return Object.fromEntries(named.filter(([, id]) => id !== undefined));
}
