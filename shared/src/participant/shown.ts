import type { Instant } from "../lib/index.ts";
import type { Mid } from "../sdp/index.ts";
import type { Participant } from "./participant.ts";
import { isAttempt } from "./recovery.ts";
import type { Room } from "./rooms.ts";
import type { RosterPerson } from "./roster.ts";

/** A remote room as a person should see it. */
export interface RoomShown {
  readonly entity: string;
  readonly name: string;
  readonly state: "connected" | "reconnecting";
  readonly lostAt?: Instant;
  readonly tiles: readonly TileShown[];
}

export interface TileShown {
  readonly captureId: string;
  readonly description: string;
  readonly state: "connecting" | "live" | "reconnecting";
  readonly mid?: Mid;
}

/** A remote voice, and the line it arrives on. */
export interface VoiceShown {
  readonly entity: string;
  readonly mid: Mid;
}

export type BannerShown =
  /** `nextTryAt` is absent while an attempt is being made. */
  | { readonly type: "lost"; readonly attempt: number; readonly nextTryAt?: Instant }
  | { readonly type: "back"; readonly left: readonly string[]; readonly joined: readonly string[] };

export function roomsOf(participant: Participant): readonly RoomShown[] {
  return participant.rooms.flatMap((room) => {
    const person = participant.roster.people.find(({ entity }) => entity === room.entity);
    return person ? [roomShown(room, person, participant)] : [];
  });
}

export function voicesOf(participant: Participant): readonly VoiceShown[] {
  return participant.rooms.flatMap(({ entity, audio }) => audio.map((mid) => ({ entity, mid })));
}

/** Everybody who is there or will be back; this end among them, whatever the focus thinks of it. */
export function rosterOf(participant: Participant): readonly RosterPerson[] {
  const { roster, self, recovery } = participant;
  if (!isAttempt(recovery)) return roster.people;
  return roster.people.map((person) =>
    person.entity === self.entity ? { ...person, state: "reconnecting" } : person,
  );
}

export function bannerOf({ phase, recovery, comeback }: Participant): BannerShown | undefined {
  if (phase.type !== "in-conference") return undefined;
  if (isAttempt(recovery)) {
    const { attempt } = recovery.outage;
    return recovery.phase === "waiting"
      ? { type: "lost", attempt, nextTryAt: recovery.deadline }
      : { type: "lost", attempt };
  }
  if (comeback.phase !== "back") return undefined;
  return { type: "back", left: comeback.left, joined: comeback.joined };
}

function roomShown(room: Room, person: RosterPerson, participant: Participant): RoomShown {
  const isThere = person.state === "connected";
  return {
    entity: room.entity,
    name: person.name,
    state: isThere ? "connected" : "reconnecting",
    ...(person.lostAt !== undefined && { lostAt: person.lostAt }),
    tiles: room.tiles.map((tile) => ({
      ...tile,
      state: tileState(tile.mid !== undefined, isThere, participant),
    })),
  };
}

/** Never a live-looking frozen face: not theirs when they are lost, and not when we are (G3). */
function tileState(
  hasLine: boolean,
  isThere: boolean,
  { media, recovery }: Participant,
): TileShown["state"] {
  const weAreLost =
    media.phase === "interrupted" || (media.phase === "none" && isAttempt(recovery));
  if (!isThere || weAreLost) return "reconnecting";
  return hasLine && media.phase === "flowing" ? "live" : "connecting";
}
