export {
  type Channel,
  type ChannelEffect,
  type ChannelInput,
  type ChannelSettings,
  channelDeadline,
  mayConfigure,
  openChannel,
  stepChannel,
} from "./channel.ts";
export { type CaptureChoice, chooseCaptures } from "./choose-captures.ts";
export type { Consumer } from "./consumer.ts";
export type { ClueFault, ClueMessageFault } from "./fault.ts";
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
  EncodingGroup,
  EncodingGroupId,
  EncodingId,
  MultipleContent,
  Person,
  PersonId,
  Point,
  SceneId,
  SceneView,
  SceneViewId,
  SpatialInformation,
} from "./model/advertisement.ts";
export { checkAdvertisement } from "./model/check-advertisement.ts";
export { checkConfigure } from "./model/check-configure.ts";
export type { Provider, Refusal, SentAdvertisement } from "./provider.ts";
export { RESPONSE_CODES, type ResponseCode } from "./response-codes.ts";
export { summariseClue } from "./summarise.ts";
export { printClueMessage } from "./xml/print-message.ts";
export { parseClueMessage } from "./xml/read-message.ts";
