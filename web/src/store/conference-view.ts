import { assertNever, type Instant } from "@parley/shared/lib";
import {
  bannerOf,
  mayRejoin,
  type Participant,
  type RoomShown,
  type RosterPerson,
  roomsOf,
  rosterOf,
  voicesOf,
} from "@parley/shared/participant";
import type { Mid } from "@parley/shared/sdp";
import type {
  BannerView,
  ConferenceView,
  JoinRequest,
  Phase,
  RoomView,
  RosterEntryView,
} from "./view.ts";

/** A participant as the screens show it, with the tracks of its lines. */
export function conferenceView(
  participant: Participant,
  request: JoinRequest,
  trackOf: (mid: Mid) => MediaStreamTrack | undefined,
): ConferenceView {
  const banner = bannerView(participant);
  return {
    conference: request.conference,
    phase: phaseView(participant),
    rooms: roomsOf(participant).map((room) => roomView(room, trackOf)),
    roster: rosterOf(participant).map((person) => rosterEntry(person, participant.self.entity)),
    ownCameras: request.cameras,
    microphoneOn: participant.ownRoom.microphoneOn,
    camerasOn: participant.ownRoom.camerasOn,
    remoteAudio: voicesOf(participant).flatMap(({ entity, mid }) => {
      const track = trackOf(mid);
      return track ? [{ entity, track }] : [];
    }),
    ...(banner && { banner }),
  };
}

/** The core counts from the page's start, people by the clock on the wall. */
function wallClock(at: Instant): number {
  return performance.timeOrigin + at;
}

function phaseView({ phase }: Participant): Phase {
  switch (phase.type) {
    case "outside":
      return phase.refusal ? { type: "prejoin", refusal: phase.refusal } : { type: "prejoin" };
    case "joining":
    case "in-conference":
      return phase;
    case "left":
      return { ...phase, mayRejoin: mayRejoin(phase.reason) };
    default:
      return assertNever(phase);
  }
}

function roomView(
  { entity, name, state, lostAt, tiles }: RoomShown,
  trackOf: (mid: Mid) => MediaStreamTrack | undefined,
): RoomView {
  return {
    entity,
    name,
    state,
    ...(lostAt !== undefined && { lostAt: wallClock(lostAt) }),
    tiles: tiles.map(({ mid, ...tile }) => {
      const track = mid === undefined ? undefined : trackOf(mid);
      return track ? { ...tile, track } : tile;
    }),
  };
}

function rosterEntry({ entity, name, state, lostAt }: RosterPerson, self: string): RosterEntryView {
  return {
    entity,
    name,
    state,
    self: entity === self,
    ...(lostAt !== undefined && { lostAt: wallClock(lostAt) }),
  };
}

function bannerView(participant: Participant): BannerView | undefined {
  const banner = bannerOf(participant);
  if (banner?.type !== "lost" || banner.nextTryAt === undefined) return banner;
  return { ...banner, nextTryAt: wallClock(banner.nextTryAt) };
}
