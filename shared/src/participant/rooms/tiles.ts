import type { AdvertisementContent, Capture, PersonId } from "../../clue/index.ts";
import type { Mid } from "../../sdp/index.ts";
import { captureOn, type Session } from "../../session/index.ts";
import { presentedIn, roomCaptures } from "./room-captures.ts";

/** What is seen and heard of one person of an advertisement. */
export interface Shown {
  /** Left to right by area of capture. */
  readonly tiles: readonly Tile[];
  /** The one picture of whichever camera the voice is at, where the room is advertised so too. */
  readonly one?: Tile;
  /** The lines the sound arrives on. */
  readonly audio: readonly Mid[];
  /** CaptureIDs of what they present. */
  readonly presented: readonly string[];
}

export interface Tile {
  readonly captureId: string;
  readonly description: string;
  /** The line its picture arrives on, once both ends have agreed on one. */
  readonly mid?: Mid;
}

export function shownOf(
  personId: PersonId,
  content: AdvertisementContent,
  session: Session,
): Shown {
  const room = roomCaptures(content).find((each) => each.personId === personId);
  const seenAs = (capture: Capture) => tileOf(capture, content, session);
  return {
    tiles: (room?.row ?? []).map(seenAs),
    ...(room?.one && { one: seenAs(room.one) }),
    audio: (room?.voices ?? []).flatMap((capture) => lineOf(capture, session) ?? []),
    presented: presentedIn(content)
      .filter(({ capturedPeople }) => capturedPeople[0] === personId)
      .map(({ captureId }) => captureId),
  };
}

export function tileOf(capture: Capture, content: AdvertisementContent, session: Session): Tile {
  const mid = lineOf(capture, session);
  const scene = content.scenes.find(({ sceneId }) => sceneId === capture.sceneId);
  const description = capture.descriptions[0] ?? scene?.descriptions[0];
  return {
    captureId: capture.captureId,
    description: description?.text ?? "",
    ...(mid !== undefined && { mid }),
  };
}

function lineOf(capture: Capture, session: Session): Mid | undefined {
  const configured = session.channel?.consumer.configured ?? [];
  return session.lines.find(
    (line) =>
      line.role === "receiving" &&
      line.active &&
      captureOn(line, configured)?.captureId === capture.captureId,
  )?.mid;
}
