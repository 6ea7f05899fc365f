export { tileSize } from "./arrange.ts";
export { type LeftReason, mayRejoin, type Refusal } from "./ending.ts";
export type { Layout, Viewing } from "./layout.ts";
export { participantLimits } from "./limits.ts";
export { type LayerSent, layersSent, ownLayers } from "./own-layers.ts";
export { type CameraPosition, type OwnRoom, type Self, sendingLabels } from "./own-room.ts";
export {
  openParticipant,
  type Participant,
  type ParticipantEffect,
  type ParticipantInput,
  type ParticipantPhase,
  participantDeadline,
} from "./participant.ts";
export type { RosterPerson } from "./roster.ts";
export {
  type BannerShown,
  bannerOf,
  type RoomShown,
  roomsOf,
  rosterOf,
  type SpeakerShown,
  type SpeakerTileShown,
  speakerOf,
  type TileShown,
  type VoiceShown,
  voicesOf,
} from "./shown.ts";
export { stepParticipant } from "./step.ts";
export { switchedLines } from "./switched-in.ts";
