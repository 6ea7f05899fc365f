import type { CaptureId } from "../clue/index.ts";
import type { Conference, Leg } from "./conference.ts";

/**
 * The capture that an endpoint without CLUE gets on its one line of a kind: of the participant
 * who speaks, else of the first other one there is. The middle camera of a room stands for it.
 */
export function switchedCapture(
  conference: Conference,
  leg: Leg,
  kind: "audio" | "video",
): CaptureId | undefined {
  const speaker = conference.speaker && conference.legs.get(conference.speaker)?.participant;
  const others = conference.offerings.filter(
    (offering) =>
      offering.participant !== leg.participant &&
      offering.captures.some((capture) => capture.mediaType === kind),
  );
  const shown = others.find((offering) => offering.participant === speaker) ?? others[0];
  const captures = shown?.captures.filter((capture) => capture.mediaType === kind) ?? [];
  return captures[Math.floor(captures.length / 2)]?.captureId;
}
