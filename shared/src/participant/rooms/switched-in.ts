import { type AdvertisementContent, type Capture, capturesMeant } from "../../clue/index.ts";
import type { Mid } from "../../sdp/index.ts";
import { captureOn } from "../../session/index.ts";
import { contributingSource } from "../../switching/index.ts";
import type { Participant } from "../participant.ts";
import type { Tile } from "./tiles.ts";

/** The lines whose packets tell who is in them: those of switched pictures (ADR 0021). */
export function switchedLines({ session }: Participant): readonly Mid[] {
  const consumer = session?.channel?.consumer;
  const content = consumer?.advertisement?.content;
  if (!session || !content) return [];
  const switched = new Set(
    content.captures.filter(isSwitchedPicture).map(({ captureId }) => captureId),
  );
  return session.lines.flatMap((line) => {
    const encoding = line.active ? captureOn(line, consumer.configured) : undefined;
    return encoding && switched.has(encoding.captureId) ? [line.mid] : [];
  });
}

/** What the newest picture on a line has said; a line that carries nothing switched says nothing. */
export function switchedIn(
  participant: Participant,
  mid: Mid,
  source: number | undefined,
): Participant {
  const next = new Map(participant.switchedIn);
  if (source === undefined) next.delete(mid);
  else next.set(mid, source);
  return { ...participant, switchedIn: next };
}

/** A line that has come to carry something else is known anew, by its next picture. */
export function stillSwitched(participant: Participant): Participant["switchedIn"] {
  const { switchedIn: known } = participant;
  if (known.size === 0) return known;
  const lines = switchedLines(participant);
  const kept = [...known].filter(([mid]) => lines.includes(mid));
  return kept.length === known.size ? known : new Map(kept);
}

/** Which of its contents a switched capture shows: the one whose id has that contributing source. */
export function sourceIn(
  capture: Capture,
  content: AdvertisementContent,
  source: number | undefined,
): Capture | undefined {
  if (source === undefined) return undefined;
  return contentsOf(capture, content).find(
    ({ captureId }) => contributingSource(captureId) === source,
  );
}

/** Which camera of a room a tile shows, where it is one that changes between them. */
export function sourceOn(
  { captureId, mid }: Tile,
  { session, switchedIn: known }: Participant,
): Capture | undefined {
  const content = session?.channel?.consumer.advertisement?.content;
  const capture = content?.captures.find((each) => each.captureId === captureId);
  if (!mid || !content || !capture || !isSwitchedPicture(capture)) return undefined;
  return sourceIn(capture, content, known.get(mid));
}

/**
 * The captures that it may show: cameras, or what a room of nothing but mixes has. Where it does not
 * say, any single one.
 */
export function contentsOf(
  { source, mediaType }: Capture,
  content: AdvertisementContent,
): readonly Capture[] {
  const ofType = content.captures.filter((capture) => capture.mediaType === mediaType);
  if (source.type !== "multiple" || !source.content) {
    return ofType.filter((capture) => capture.source.type === "individual");
  }
  const meant = capturesMeant(source.content, content.scenes);
  return ofType.filter(({ captureId }) => meant.has(captureId));
}

function isSwitchedPicture({ mediaType, source }: Capture): boolean {
  return mediaType === "video" && source.type === "multiple";
}
