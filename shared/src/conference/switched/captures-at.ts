import { type CaptureEncoding, type CaptureId, heightsOf } from "../../clue/index.ts";
import type { Instant } from "../../lib/index.ts";
import type { Mid } from "../../sdp/index.ts";
import { captureOn, type Line, mayFlow } from "../../session/index.ts";
import type { Conference, Leg } from "../conference.ts";
import type { Sources } from "../forwarding/sources.ts";
import { type Floor, floorFor } from "./floor.ts";
import { isRoomCapture, roomCaptures } from "./room-capture.ts";
import { shownNow, wantedFor } from "./showing.ts";
import { type SwitchedCapture, switchedCaptures } from "./switched-captures.ts";

/** A capture that is needed, and the heights of picture that its consumer has named. */
export interface CaptureWanted {
  readonly captureId: CaptureId;
  readonly heights: readonly number[];
}

/** A capture that a line shows; `isSwitched`: through one that can show others too. */
export interface CaptureShown extends CaptureWanted {
  readonly isSwitched: boolean;
}

/** What each line of a leg shows now, of what comes in and may flow (RFC 8848 §5.2). */
export function capturesAt(
  conference: Conference,
  leg: Leg,
  sources: Sources,
  now: Instant,
): (mid: Mid) => CaptureShown | undefined {
  const configured = configuredBy(leg);
  let floor: Floor | undefined;
  const shown = (switched: SwitchedCapture, encoding?: CaptureEncoding) => {
    floor ??= floorFor(conference, leg, sources, now);
    const comesIn = (capture: CaptureId) => sources.has(capture);
    return shownNow(switched, floor, comesIn, encoding?.configuredContent);
  };
  return (mid) => {
    const line = leg.session.lines.find((candidate) => candidate.mid === mid);
    if (!line || !mayFlow(line, configured)) return undefined;
    if (line.role === "both") {
      const captureId = shown(ordinary[line.kind]);
      return captureId && { captureId, heights: [], isSwitched: false };
    }
    const encoding = captureOn(line, configured);
    if (!encoding) return undefined;
    const heights = heightsOf(encoding);
    const switched = switchedFor(leg, encoding);
    if (!switched) return { captureId: encoding.captureId, heights, isSwitched: false };
    const captureId = shown(switched, encoding);
    return captureId && { captureId, heights, isSwitched: true };
  };
}

/** Every capture that a leg's configure, or its ordinary lines, need to come in. */
export function wantedBy(
  conference: Conference,
  leg: Leg,
  sources: Sources,
  now: Instant,
): readonly CaptureWanted[] {
  const wanted = configuredBy(leg).map((encoding) => ({
    captureId: encoding.captureId,
    heights: heightsOf(encoding),
    switched: switchedFor(leg, encoding),
    content: encoding.configuredContent,
  }));
  const lines = leg.session.lines.filter(({ role }) => role === "both");
  if (lines.length === 0 && wanted.every(({ switched }) => !switched)) return wanted;
  const floor = floorFor(conference, leg, sources, now);
  const at = (heights: readonly number[]) => (captureId: CaptureId) => ({ captureId, heights });
  return [
    ...wanted.flatMap(({ captureId, heights, switched, content }) =>
      switched ? wantedFor(switched, floor, content).map(at(heights)) : { captureId, heights },
    ),
    ...lines.flatMap((line) => wantedFor(ordinary[line.kind], floor).map(at([]))),
  ];
}

/** The switched capture that this encoding carries, if it is one. */
export function switchedFor(leg: Leg, { captureId }: CaptureEncoding): SwitchedCapture | undefined {
  const told = leg.told ?? [];
  if (isRoomCapture({ captureId })) return roomCaptures(told).get(captureId);
  // Cheap for those who configured none: the focus's own captures are few, and have no seat.
  if (!captureId.startsWith("p0-")) return undefined;
  return switchedCaptures(told).find((switched) => switched.captureId === captureId);
}

/** What a leg's participant has configured of what the focus shows it. */
export function configuredBy(leg: Leg): readonly CaptureEncoding[] {
  return leg.session.channel?.provider.configured ?? [];
}

/** What an endpoint without CLUE gets on its one line of a kind: who speaks, and is heard. */
const ordinary: Readonly<Record<Line["kind"], SwitchedCapture>> = {
  video: {
    captureId: "p0-speaker" as CaptureId,
    mediaType: "video",
    policy: { type: "SoundLevel", index: 0 },
    shows: { type: "segment" },
  },
  audio: {
    captureId: "p0-voice" as CaptureId,
    mediaType: "audio",
    policy: { type: "SoundLevel", index: 0 },
    shows: { type: "voice" },
  },
};
