export { type LeftReason, mayRejoin, type Refusal } from "./ending.ts";
export { participantLimits } from "./limits.ts";
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
  type TileShown,
  type VoiceShown,
  voicesOf,
} from "./shown.ts";
export { stepParticipant } from "./step.ts";
