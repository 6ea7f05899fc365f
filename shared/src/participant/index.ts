export type { Absence } from "./absences.ts";
export type { Arrangement, Box, RowArranged } from "./arrangement/index.ts";
export { type NetworkFacts, networkBps } from "./bandwidth.ts";
export { type ChatEntry, entriesOf, type MessageHeard, type ReactionSeen } from "./chat.ts";
export { chatOwnLimits } from "./chat-limits.ts";
export { type ConnectionQuality, judged, noQuality } from "./connection-quality.ts";
export type { EmptyChair } from "./departures.ts";
export { type LeftReason, mayRejoin, type Refusal } from "./ending.ts";
export { participantLimits } from "./limits.ts";
export { type LineShown, linesSent, picturesShown } from "./lines-shown.ts";
export type { LossCause } from "./loss-cause.ts";
export type { MuteWish } from "./mute-wish.ts";
export { type LayerSent, layersSent, ownLayers } from "./own-layers.ts";
export {
  type CameraPosition,
  isAudible,
  type OwnRoom,
  type Self,
  sendingLabels,
} from "./own-room.ts";
export {
  openParticipant,
  type Participant,
  type ParticipantEffect,
  type ParticipantInput,
  type ParticipantPhase,
  participantDeadline,
} from "./participant.ts";
export type { QualityLevel } from "./quality.ts";
export type { RosterPerson } from "./roster.ts";
export {
  type BannerShown,
  bannerOf,
  type RoomShown,
  type RoomTileShown,
  roomsOf,
  rosterOf,
  type SpeakerShown,
  type SpeakerTileShown,
  speakerOf,
  type TileShown,
  type VoiceShown,
  voicesOf,
} from "./shown.ts";
export {
  type ElsewhereShown,
  elsewhereOf,
  type PresentationShown,
  presentationsHere,
  stageOf,
} from "./stage-shown.ts";
export {
  type HistoryPoint,
  type LineStatistics,
  noStatistics,
  type Statistics,
  type StatsSample,
  type StreamFigures,
  type StreamSample,
  withSample,
} from "./statistics.ts";
export { stepParticipant } from "./step.ts";
export { switchedLines } from "./switched-in.ts";
export type { InfoAnswer } from "./telling.ts";
export type { Elsewhere, Layout, Pinned, Switching, Viewing } from "./viewing.ts";
