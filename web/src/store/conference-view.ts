import { assertNever, type Instant } from "@parley/shared/lib";
import {
  bannerOf,
  elsewhereOf,
  isAudible,
  mayRejoin,
  type Participant,
  presentationsHere,
  type RoomShown,
  type RosterPerson,
  roomsOf,
  rosterOf,
  speakerOf,
  stageOf,
  type TileShown,
  voicesOf,
} from "@parley/shared/participant";
import type { Mid } from "@parley/shared/sdp";
import { chatView } from "./chat-view.ts";
import { firstLayout } from "./layouts.ts";
import type {
  BannerView,
  ConferenceView,
  ElsewhereView,
  JoinRequest,
  OwnSources,
  Phase,
  RoomView,
  RosterEntryView,
  SpeakerView,
} from "./view.ts";

/** A participant as the screens show it, with the tracks of its lines. */
export function conferenceView(
  participant: Participant,
  request: Pick<JoinRequest, "conference"> & OwnSources,
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
    ...stageView(participant, trackOf),
    roster: rosterOf(participant).map((person) => rosterEntry(person, participant)),
    ownCameras: request.cameras,
    microphoneOn: participant.ownRoom.microphoneOn,
    camerasOn: participant.ownRoom.camerasOn,
    ...(request.presentation && { presenting: { track: request.presentation } }),
    remoteAudio: voicesOf(participant).flatMap(({ entity, mid }) => {
      const track = trackOf(mid);
      return track ? [{ entity, track }] : [];
    }),
    ...(banner && { banner }),
    ...chatView(participant),
    absences: participant.absences,
    ...(participant.hand.lowered && { handLowered: participant.hand.lowered }),
    ...(participant.muteRequest && { muteRequest: participant.muteRequest }),
    wishes: participant.wishes.kept,
  };
}

/** What stands on the stage beside rooms and speakers, and where all of it stands. */
function stageView(
  participant: Participant,
  trackOf: (mid: Mid) => MediaStreamTrack | undefined,
): Pick<
  ConferenceView,
  "presentations" | "chairs" | "stage" | "pinned" | "elsewhere" | "switching" | "savesData"
> {
  const { viewing, chairs } = participant;
  const stage = stageOf(participant);
  const elsewhere = elsewhereView(participant, trackOf);
  return {
    presentations: presentationsHere(participant).map((one) => tileView(one, trackOf)),
    chairs: chairs.map(({ id, entity, name }) => ({ id, entity, name })),
    switching: viewing?.switching ?? "auto",
    savesData: viewing?.savesData ?? false,
    ...(stage && { stage }),
    ...(elsewhere && { elsewhere }),
    ...(viewing?.pinned && { pinned: viewing.pinned }),
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
  { id, entity, name, state, lostAt, tiles, others }: RoomShown,
  trackOf: (mid: Mid) => MediaStreamTrack | undefined,
): RoomView {
  return {
    id,
    entity,
    name,
    state,
    ...(lostAt !== undefined && { lostAt: wallClock(lostAt) }),
    tiles: tiles.map((tile) => tileView(tile, trackOf)),
    ...(others.length > 0 && { others: others.map((tile) => tileView(tile, trackOf)) }),
  };
}

function elsewhereView(
  participant: Participant,
  trackOf: (mid: Mid) => MediaStreamTrack | undefined,
): ElsewhereView | undefined {
  const elsewhere = elsewhereOf(participant);
  return elsewhere?.type === "presentation"
    ? { ...elsewhere, presentation: tileView(elsewhere.presentation, trackOf) }
    : elsewhere;
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

function rosterEntry(told: RosterPerson, participant: Participant): RosterEntryView {
  const { self, rooms, ownRoom } = participant;
  const { lostAt, lost: _, handRaisedAt, isMuted = false, ...person } = told;
  const isSelf = person.entity === self.entity;
  const theirs = rooms.filter(({ entity }) => entity === person.entity);
  return {
    ...person,
    ...(handRaisedAt !== undefined && { handRaisedAt: Date.parse(handRaisedAt) }),
    cameras: theirs.flatMap(({ tiles }) => tiles).length,
    self: isSelf,
    // One's own is known here before the focus has it.
    isMuted: isSelf ? !isAudible(ownRoom) : isMuted,
    ...(lostAt !== undefined && { lostAt: wallClock(lostAt) }),
  };
}

function bannerView(participant: Participant): BannerView | undefined {
  const banner = bannerOf(participant);
  if (banner?.type !== "lost" || banner.nextTryAt === undefined) return banner;
  return { ...banner, nextTryAt: wallClock(banner.nextTryAt) };
}
