export {
  type ClueDataChannel,
  type ClueMarking,
  clueDataChannel,
  withClue,
  withoutClue,
} from "./clue-description.ts";
export type {
  Attribute,
  Codec,
  DataChannelMap,
  Direction,
  Fingerprint,
  Group,
  HeaderExtension,
  Ice,
  Label,
  MediaSection,
  Mid,
  Origin,
  Rid,
  SdpFault,
  SessionDescription,
  Setup,
  SsrcAttribute,
  SsrcGroup,
} from "./description.ts";
export { sdpLimits } from "./limits.ts";
export { parseSdp } from "./parse-sdp.ts";
export { printSdp } from "./print-sdp.ts";
export {
  codecNamed,
  extensionId,
  extensionUris,
  groupMids,
  isRejected,
  mediaOfMid,
  type PrimarySsrcs,
  primarySsrcs,
  receivesMedia,
  reversed,
  rtxOf,
  sendsMedia,
  simulcastRids,
} from "./queries.ts";
export { label, mid, parseLabel, parseMid } from "./tokens.ts";
