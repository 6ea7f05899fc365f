import { assertNever, type Instant } from "@parley/shared/lib";
import {
  bannerOf,
  mayRejoin,
  type Participant,
  type RoomShown,
  type RosterPerson,
  roomsOf,
  rosterOf,
  speakerOf,
  type TileShown,
  voicesOf,
} from "@parley/shared/participant";
import type { Mid } from "@parley/shared/sdp";
import { firstLayout } from "./layouts.ts";
import type {
  BannerView,
  ConferenceView,
  JoinRequest,
  Phase,
  RoomView,
  RosterEntryView,
  SpeakerView,
} from "./view.ts";

/** A participant as the screens show it, with the tracks of its lines. */
export function conferenceView(
  participant: Participant,
  request: JoinRequest,
  trackOf: (mid: Mid) => MediaStreamTrack | undefined,
): ConferenceView {
  const banner = bannerView(participant);
  const speaker = speakerView(participant, trackOf);
  return {
    conference: request.conference,
    phase: phaseView(participant),
    layout: participant.viewing?.layout ?? firstLayout,
    rooms: roomsOf(participant).map((room) => roomView(room, trackOf)),
    ...(speaker && { speaker }),
    roster: rosterOf(participant).map((person) => rosterEntry(person, participant.self.entity)),
    ownCameras: request.cameras,
    microphoneOn: participant.ownRoom.microphoneOn,
    camerasOn: participant.ownRoom.camerasOn,
    remoteAudio: voicesOf(participant).flatMap(({ entity, mid }) => {
      const track = trackOf(mid);
      return track ? [{ entity, track }] : [];
    }),
    ...(banner && { banner }),
    ...(participant.muteRequest && { muteRequest: participant.muteRequest }),
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
  { id, entity, name, state, lostAt, tiles }: RoomShown,
  trackOf: (mid: Mid) => MediaStreamTrack | undefined,
): RoomView {
  return {
    id,
    entity,
    name,
    state,
    ...(lostAt !== undefined && { lostAt: wallClock(lostAt) }),
    tiles: tiles.map((tile) => tileView(tile, trackOf)),
  };
}

function speakerView(
  participant: Participant,
  trackOf: (mid: Mid) => MediaStreamTrack | undefined,
): SpeakerView | undefined {
  const speaker = speakerOf(participant);
  return speaker && { ...speaker, tiles: speaker.tiles.map((tile) => tileView(tile, trackOf)) };
}

/** With the track of its line in place of the line. */
function tileView<T extends TileShown>(
  { mid, ...tile }: T,
  trackOf: (mid: Mid) => MediaStreamTrack | undefined,
): Omit<T, "mid"> & { readonly track?: MediaStreamTrack } {
  const track = mid === undefined ? undefined : trackOf(mid);
  return track ? { ...tile, track } : tile;
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
