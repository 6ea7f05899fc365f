import type { Mid } from "../../sdp/index.ts";
import { captureOn } from "../../session/index.ts";
import type { Participant } from "../participant.ts";
import { roomsOf, speakerOf } from "../stage/shown.ts";

/** A line in use, in the terms of SDP and of CLUE. */
export interface LineShown {
  readonly mid: Mid;
  /** What is seen or heard on it: a captureID of the focus's advertisement, or of our own. */
  readonly captureId: string;
  /** RFC 8848 §4.4: the label of the line. */
  readonly encodingId?: string;
}

/** A room, and the lines that it is seen and heard on. */
export interface RoomLines {
  readonly id: string;
  readonly isLost: boolean;
  readonly mids: readonly Mid[];
}

/** The lines of the pictures on the screen, in the order of the screen. */
export function picturesShown(participant: Participant): readonly LineShown[] {
  const labels = new Map(participant.session?.lines.map(({ mid, label }) => [mid, label]));
  const tiles = [
    ...(speakerOf(participant)?.tiles ?? []),
    ...roomsOf(participant).flatMap(({ tiles: large, others }) => [...large, ...others]),
  ];
  return tiles.flatMap(({ mid, captureId }) => {
    if (mid === undefined) return [];
    const encodingId = labels.get(mid);
    return [{ mid, captureId, ...(encodingId !== undefined && { encodingId }) }];
  });
}

/** The lines of our own that somebody has configured. */
export function linesSent({ session, sending }: Participant): readonly LineShown[] {
  const configured = session?.channel?.provider.configured ?? [];
  return (session?.lines ?? []).flatMap((line) => {
    const { mid, label, role } = line;
    if (role !== "sending" || label === undefined || !sending.has(label)) return [];
    const captureId = captureOn(line, configured)?.captureId ?? label;
    return [{ mid, captureId, encodingId: label }];
  });
}

/** Every room, with what of it comes over the network now; of who speaks the switched lines too. */
export function roomLines(participant: Participant): readonly RoomLines[] {
  const speaker = speakerOf(participant);
  const heard = new Map(participant.rooms.map(({ id, audio }) => [id, audio]));
  return roomsOf(participant).map(({ id, state, tiles, others }) => {
    const own = [...tiles, ...others];
    const seen = speaker?.room?.id === id ? [...speaker.tiles, ...own] : own;
    return {
      id,
      isLost: state === "reconnecting",
      mids: [...seen.flatMap(({ mid }) => mid ?? []), ...(heard.get(id) ?? [])],
    };
  });
}
