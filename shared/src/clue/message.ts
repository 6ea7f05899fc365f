import type { AdvertisementContent, CaptureEncoding } from "./model/advertisement.ts";

/** What every CLUE message carries (RFC 8847 §5). */
interface Envelope {
  readonly clueId?: string;
  readonly sequenceNr: number;
  /** `v`: the protocol version, e.g. `1.0`. */
  readonly version: string;
}

interface Response extends Envelope {
  readonly responseCode: number;
  readonly reasonString?: string;
}

export interface Extension {
  readonly name: string;
  readonly schemaRef: string;
  readonly version: string;
}

export interface Options extends Envelope {
  readonly type: "options";
  readonly mediaProvider: boolean;
  readonly mediaConsumer: boolean;
  readonly supportedVersions: readonly string[];
  readonly supportedExtensions: readonly Extension[];
}

export interface OptionsResponse extends Response {
  readonly type: "optionsResponse";
  readonly mediaProvider?: boolean;
  readonly mediaConsumer?: boolean;
  readonly agreedVersion?: string;
  readonly commonExtensions: readonly Extension[];
}

export interface Advertisement extends Envelope {
  readonly type: "advertisement";
  readonly content: AdvertisementContent;
}

export interface Ack extends Response {
  readonly type: "ack";
  readonly advSequenceNr: number;
}

export interface Configure extends Envelope {
  readonly type: "configure";
  readonly advSequenceNr: number;
  /** A 2xx code: this configure acknowledges the advertisement as well. */
  readonly ack?: number;
  readonly captureEncodings: readonly CaptureEncoding[];
}

export interface ConfigureResponse extends Response {
  readonly type: "configureResponse";
  readonly confSequenceNr: number;
}

export type ClueMessage =
  | Options
  | OptionsResponse
  | Advertisement
  | Ack
  | Configure
  | ConfigureResponse;

/** A message as a machine decides it; the channel adds its own id and the version agreed. */
export type Unsent<M extends ClueMessage> = M extends ClueMessage
  ? Omit<M, "clueId" | "version">
  : never;
