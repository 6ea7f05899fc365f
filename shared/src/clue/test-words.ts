import { type Env, instant, invariant, ms } from "../lib/index.ts";
import type { ChannelSettings } from "./channel.ts";
import type {
  Ack,
  Advertisement,
  ClueMessage,
  Configure,
  ConfigureResponse,
  Unsent,
} from "./message.ts";
import type {
  AdvertisementContent,
  Capture,
  CaptureEncoding,
  CaptureId,
  CaptureScene,
  EncodingGroup,
  EncodingGroupId,
  EncodingId,
  SceneId,
} from "./model/advertisement.ts";

/** The words this folder's tests are written in. */

export const captureId = (id: string): CaptureId => id as CaptureId;
export const encodingId = (id: string): EncodingId => id as EncodingId;
const sceneId = (id: string): SceneId => id as SceneId;
export const groupId = (id: string): EncodingGroupId => id as EncodingGroupId;

/** A single camera of scene `S`, encoded by group `G`. */
export function camera(id: string, rest: Partial<Capture> = {}): Capture {
  return {
    captureId: captureId(id),
    mediaType: "video",
    sceneId: sceneId("S"),
    source: { type: "individual" },
    encodingGroupId: groupId("G"),
    descriptions: [],
    languages: [],
    capturedPeople: [],
    ...rest,
  };
}

export function microphone(id: string, rest: Partial<Capture> = {}): Capture {
  return camera(id, { mediaType: "audio", ...rest });
}

export function group(id: string, ...encodings: readonly string[]): EncodingGroup {
  return {
    encodingGroupId: groupId(id),
    maxGroupBandwidthBps: 4_000_000,
    encodings: encodings.map(encodingId),
  };
}

export function scene(id: string, rest: Partial<CaptureScene> = {}): CaptureScene {
  return { sceneId: sceneId(id), scale: "noscale", descriptions: [], views: [], ...rest };
}

/** One scene `S` and one group `G` of the encodings e1 to e4. */
export function offering(
  captures: readonly Capture[],
  rest: Partial<AdvertisementContent> = {},
): AdvertisementContent {
  return {
    captures,
    encodingGroups: [group("G", "e1", "e2", "e3", "e4")],
    scenes: [scene("S")],
    people: [],
    ...rest,
  };
}

/** `chosen("VC1", "e1")`: this capture on this encoding. */
export function chosen(
  capture: string,
  encoding: string,
  rest: Partial<CaptureEncoding> = {},
): CaptureEncoding {
  return {
    id: `ce-${capture}`,
    captureId: captureId(capture),
    encodingId: encodingId(encoding),
    ...rest,
  };
}

const ENVELOPE = { clueId: "peer", version: "1.0" };

export function advertisement(sequenceNr: number, content: AdvertisementContent): Advertisement {
  return { type: "advertisement", ...ENVELOPE, sequenceNr, content };
}

export function ack(sequenceNr: number, advSequenceNr: number, responseCode = 200): Ack {
  return { type: "ack", ...ENVELOPE, sequenceNr, advSequenceNr, responseCode };
}

export function configure(
  sequenceNr: number,
  advSequenceNr: number,
  captureEncodings: readonly CaptureEncoding[],
): Configure {
  return { type: "configure", ...ENVELOPE, sequenceNr, advSequenceNr, captureEncodings };
}

export function configureAndAck(...of: Parameters<typeof configure>): Configure {
  return { ...configure(...of), ack: 200 };
}

export function configureResponse(
  sequenceNr: number,
  confSequenceNr: number,
  responseCode = 200,
): ConfigureResponse {
  return { type: "configureResponse", ...ENVELOPE, sequenceNr, confSequenceNr, responseCode };
}

export function settings(clueId: string, initiator: boolean): ChannelSettings {
  return { clueId, initiator, initiatorTimeout: ms(10_000), receiverTimeout: ms(15_000) };
}

/** The time, and chance that always falls the same way. */
export function env(now = 0, chance = 0): Env {
  return { now: instant(now), random: () => chance };
}

/** The one message among effects, when there is to be exactly one. */
export function onlyMessage(
  effects: readonly { readonly type: string; readonly message?: Unsent<ClueMessage> }[],
): Unsent<ClueMessage> {
  const [first, ...others] = effects;
  invariant(first?.message && others.length === 0, "exactly one message is sent");
  return first.message;
}
