export type { Arrangement, Box, RowArranged } from "./arrangement/index.ts";
export { type LeftReason, mayRejoin, type Refusal } from "./ending.ts";
export { participantLimits } from "./limits.ts";
export { type LayerSent, layersSent, ownLayers } from "./own-media/own-layers.ts";
export {
  type CameraPosition,
  isAudible,
  type OwnRoom,
  type Self,
  sendingLabels,
} from "./own-media/own-room.ts";
export {
  openParticipant,
  type Participant,
  type ParticipantEffect,
  type ParticipantInput,
  type ParticipantPhase,
  participantDeadline,
} from "./participant.ts";
export { type ConnectionQuality, judged, noQuality } from "./quality/connection-quality.ts";
export { type LineShown, linesSent, picturesShown } from "./quality/lines-shown.ts";
export type { QualityLevel } from "./quality/quality.ts";
export {
  type HistoryPoint,
  type LineStatistics,
  noStatistics,
  type SendingLimit,
  type Statistics,
  type StatsSample,
  type StreamFigures,
  type StreamSample,
  withSample,
} from "./quality/statistics.ts";
export type { Absence } from "./recovery/absences.ts";
export type { LossCause } from "./recovery/loss-cause.ts";
export type { EmptyChair } from "./rooms/departures.ts";
export { mayBeHeard } from "./rooms/may-be-heard.ts";
export type { RosterPerson } from "./rooms/roster.ts";
export { switchedLines } from "./rooms/switched-in.ts";
export { type NetworkFacts, networkBps } from "./stage/bandwidth.ts";
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
} from "./stage/shown.ts";
export {
  type ElsewhereShown,
  elsewhereOf,
  type PresentationShown,
  presentationsHere,
  stageOf,
} from "./stage/stage-shown.ts";
export type { Elsewhere, Layout, Pinned, Switching, Viewing } from "./stage/viewing.ts";
export { stepParticipant } from "./step.ts";
export { type ChatEntry, entriesOf, type MessageHeard, type ReactionSeen } from "./talk/chat.ts";
export { chatOwnLimits } from "./talk/chat-limits.ts";
export type { InfoAnswer } from "./talk/telling.ts";
export type { Wish, Wished } from "./talk/wish.ts";
