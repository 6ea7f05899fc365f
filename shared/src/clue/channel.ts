import { assertNever, type Duration, earliest, type Instant } from "../lib/index.ts";
import { type Consumer, isReady, openConsumer } from "./consumer.ts";
import type { Extension } from "./message.ts";
import type { CaptureEncoding } from "./model/advertisement.ts";
import type { Agreement } from "./options-phase.ts";
import { type Offered, openProvider, type Provider } from "./provider.ts";
import { NOT_BEGUN, type Numbering } from "./sequencing.ts";
import type { Watch } from "./supervision.ts";

export interface ChannelSettings {
  /** This end's name in the telepresence session, sent with every message. */
  readonly clueId: string;
  /** Whether this end is the channel initiator: the DTLS client (RFC 8848 §8). */
  readonly initiator: boolean;
  /** How long the initiator waits for the optionsResponse; RFC 8847 §6 names no length. */
  readonly initiatorTimeout: Duration;
  /** How long the receiver waits for the options. */
  readonly receiverTimeout: Duration;
  /** Whether this end is able to provide media; unless said otherwise it is. */
  readonly mediaProvider?: boolean;
  /** Whether this end is able to consume media; unless said otherwise it is. */
  readonly mediaConsumer?: boolean;
  /** The extensions of this end; unless said otherwise none. */
  readonly extensions?: readonly Extension[];
  /** How long an ack or a configureResponse is awaited; unless said otherwise `RESPONSE_TIMEOUT`. */
  readonly responseTimeout?: Duration;
  /** How long an ack may wait for a configure that could take it along; unless said otherwise it goes out at once. */
  readonly ackDelay?: Duration;
}

/**
 * One CLUE participant on one CLUE data channel (RFC 8847 §6, Figure 9).
 *
 *             setup-started                channel-opened              options agreed
 *     idle ─────────────────► channel-setup ─────────────► options ──────────────────► active
 *      ▲                            │                         │                          │
 *      └────────────────────────────┴─────────────────────────┴──────────────────────────┘
 *        channel-lost, session-ended;       options refused, deadline-passed;    repeated faults, no answers
 *
 * Provider and consumer run while active, each if the peer takes the other part. When the channel is lost, what they had
 * agreed stays in force (RFC 8848 §4.5.4.4), and `setup-started` begins the next channel of the same session: numbers, the
 * advertisement and the configure are new on it, and until the new configure is answered the old one holds. When the
 * session ends, nothing does.
 * An input not drawn for a phase changes nothing; further options in active are ignored (RFC 8847 §6).
 */
export type Channel = {
  readonly settings: ChannelSettings;
  readonly provider: Provider;
  readonly consumer: Consumer;
  /** The newest there is to advertise; sent as soon as the channel is active, after a loss again. */
  readonly wanted?: Offered;
  /** Messages in a row that could not be answered; at `MAX_FAULTS_IN_A_ROW` the channel is given up. */
  readonly faultsInARow: number;
} & (
  | { readonly phase: "idle" | "channel-setup" }
  | { readonly phase: "options"; readonly deadline: Instant }
  | {
      readonly phase: "active";
      readonly agreement: Agreement;
      /** The `clueId` the peer goes by; it may not change (403). */
      readonly peerClueId?: string;
      /** What is awaited of the peer, and until when. */
      readonly watches: readonly Watch[];
    }
);

export type ChannelInput =
  | { readonly type: "setup-started" }
  | { readonly type: "channel-opened" }
  | { readonly type: "channel-lost" }
  | { readonly type: "session-ended" }
  | { readonly type: "message-received"; readonly text: string }
  /** What there is to offer has changed (or is known for the first time). */
  | ({ readonly type: "advertise-requested" } & Offered)
  /** This end wants this selection out of the newest advertisement; heard if `mayConfigure`. */
  | { readonly type: "configure-requested"; readonly captureEncodings: readonly CaptureEncoding[] }
  | { readonly type: "deadline-passed" };

export type ChannelEffect =
  | { readonly type: "send-clue"; readonly text: string; readonly summary: string }
  /** The peer cannot be spoken with: close the data channel (media goes on, RFC 8848 §4.5.4.4). */
  | { readonly type: "close-channel"; readonly reason: string }
  /** A message that could not be answered, for the log. */
  | { readonly type: "note-fault"; readonly code: number; readonly reason: string };

export function openChannel(settings: ChannelSettings): Channel {
  return {
    settings,
    phase: "idle",
    provider: openProvider(NOT_BEGUN),
    consumer: newConsumer(settings, NOT_BEGUN),
    faultsInARow: 0,
  };
}

/** Acks wait for the choice only where the settings give them time to. */
export function newConsumer(
  { ackDelay }: ChannelSettings,
  numbering: Numbering,
  former?: Consumer,
): Consumer {
  return openConsumer(numbering, ackDelay === undefined ? "at-once" : "with-configure", former);
}

export function channelDeadline(channel: Channel): Instant | undefined {
  switch (channel.phase) {
    case "idle":
    case "channel-setup":
      return undefined;
    case "options":
      return channel.deadline;
    case "active":
      return earliest(...channel.watches.map(({ until }) => until));
    default:
      return assertNever(channel);
  }
}

/** Whether a `configure-requested` is heard: there is an advertisement, and no other configure is out. */
export function mayConfigure(channel: Channel): boolean {
  return channel.phase === "active" && isReady(channel.consumer);
}
