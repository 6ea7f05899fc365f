export {
  type Channel,
  type ChannelEffect,
  type ChannelInput,
  type ChannelSettings,
  channelDeadline,
  mayConfigure,
  openChannel,
} from "./channel.ts";
export { byPriority, type CaptureChoice, chooseCaptures } from "./choose-captures.ts";
export type { Consumer } from "./consumer.ts";
export { explainClue } from "./explain/explain-message.ts";
export type { ClueFault, ClueMessageFault } from "./fault.ts";
export { centreOf, leftToRight } from "./left-to-right.ts";
export { type Finding, printFinding } from "./lint/finding.ts";
export { lintClue } from "./lint/lint-message.ts";
export type {
  Ack,
  Advertisement,
  ClueMessage,
  Configure,
  ConfigureResponse,
  Extension,
  Options,
  OptionsResponse,
} from "./message.ts";
export type {
  AdvertisementContent,
  Capture,
  CaptureArea,
  CaptureEncoding,
  CaptureId,
  CaptureOrigin,
  CaptureScene,
  Content,
  Description,
  EmbeddedText,
  EncodingGroup,
  EncodingGroupId,
  EncodingId,
  GlobalView,
  GlobalViewId,
  MultipleContent,
  Person,
  PersonId,
  Point,
  SceneId,
  SceneView,
  SceneViewId,
  SimultaneousSet,
  SimultaneousSetId,
  SpatialInformation,
} from "./model/advertisement.ts";
export { capturesMeant } from "./model/captures-meant.ts";
export { checkAdvertisement } from "./model/check-advertisement.ts";
export { checkConfigure, type EncodingBitrates } from "./model/check-configure.ts";
export type { Extensible, Extensions, ForeignElement } from "./model/extensions.ts";
export { CLUE_LIMITS } from "./model/limits.ts";
export type { XCard, XCardParameter, XCardProperty, XCardValue } from "./model/x-card.ts";
export { heightsOf, mayNameHeights, PICTURE_SIZE, withHeights } from "./picture-size.ts";
export type { Provider, Refusal, SentAdvertisement } from "./provider.ts";
export { RESPONSE_CODES, type ResponseCode } from "./response-codes.ts";
export { sentTogether, type TypedSet, typedSets } from "./sent-together.ts";
export { stepChannel } from "./step-channel.ts";
export { summariseClue } from "./summarise.ts";
export { wholeOf } from "./whole-of.ts";
export { advertisedBytes, bytesOfSets } from "./xml/advertised-bytes.ts";
export { type ClueInfo, parseClueInfo, printClueInfo } from "./xml/clue-info.ts";
export type { Negotiated } from "./xml/extensions.ts";
export { printClueMessage } from "./xml/print-message.ts";
export { parseClueMessage } from "./xml/read-message.ts";
