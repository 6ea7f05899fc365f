import type { Duration, Env, Instant } from "../lib/index.ts";
import type { Consumer } from "./consumer.ts";
import type { AdvertisementContent, CaptureEncoding } from "./model/advertisement.ts";
import type { Provider } from "./provider.ts";

/** CONTRACT, to be implemented: the CLUE participant's machine of RFC 8847 §6, provider and consumer inside. */
export interface ChannelSettings {
  readonly clueId: string;
  /** Whether this end is the channel initiator: the DTLS client (RFC 8848 §8). */
  readonly initiator: boolean;
  readonly initiatorTimeout: Duration;
  readonly receiverTimeout: Duration;
}

export interface Channel {
  readonly settings: ChannelSettings;
  readonly phase: "idle" | "channel-setup" | "options" | "active";
  readonly provider: Provider; // .configured: what the last successful configure named; .sent: content of the newest advertisement
  readonly consumer: Consumer; // .advertisement: the newest accepted content and its number; .requested: what the newest configure asked
}

export type ChannelInput =
  | { readonly type: "setup-started" }
  | { readonly type: "channel-opened" }
  | { readonly type: "channel-lost" }
  | { readonly type: "session-ended" }
  | { readonly type: "message-received"; readonly text: string }
  /** What there is to offer has changed (or is known for the first time). */
  | { readonly type: "advertise-requested"; readonly content: AdvertisementContent }
  /** This end wants this selection out of the newest advertisement. */
  | { readonly type: "configure-requested"; readonly captureEncodings: readonly CaptureEncoding[] }
  | { readonly type: "deadline-passed" };

export type ChannelEffect =
  | { readonly type: "send-clue"; readonly text: string; readonly summary: string }
  /** The peer cannot be spoken with: close the data channel (media goes on, RFC 8848 §4.5.4.4). */
  | { readonly type: "close-channel"; readonly reason: string }
  /** A message that could not be answered, for the log. */
  | { readonly type: "note-fault"; readonly code: number; readonly reason: string };

export declare function openChannel(settings: ChannelSettings): Channel;
export declare function stepChannel(channel: Channel, input: ChannelInput, env: Env): [Channel, readonly ChannelEffect[]];
export declare function channelDeadline(channel: Channel): Instant | undefined;
