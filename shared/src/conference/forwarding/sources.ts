import type { CaptureId } from "../../clue/index.ts";
import { captureOn, type Line, mayFlow } from "../../session/index.ts";
import type { SourceRef } from "../../switching/index.ts";
import type { Conference, Leg } from "../conference.ts";

/** Where a capture's packets come in; in which layers, the smallest picture first. */
export interface CaptureSource extends Pick<SourceRef, "leg" | "mid"> {
  readonly layers: readonly string[];
}

/** Only captures whose media may flow (RFC 8848 §5.2). */
export type Sources = ReadonlyMap<CaptureId, CaptureSource>;

export function sourcesOf(conference: Conference): Sources {
  const sources = new Map<CaptureId, CaptureSource>();
  for (const offering of conference.offerings) {
    const leg = legOf(conference, offering.participant);
    if (!leg) continue;
    for (const line of leg.session.lines) {
      const original = captureSent(leg, line);
      const capture = original && offeredAs(offering.originals, original, line);
      if (capture) {
        sources.set(capture, { leg: leg.id, mid: line.mid, layers: layersOn(leg, line) });
      }
    }
  }
  return sources;
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

function layersOn({ sections }: Leg, { mid }: Line): readonly string[] {
  const section = sections.find((candidate) => candidate.mid === mid);
  return section?.role === "uplink" ? section.layers : [];
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
