import { addDuration, assertNever, type Duration, type Env, type Instant } from "../lib/index.ts";
import { type Consumer, isReady, openConsumer } from "./consumer.ts";
import { consume, type DialogueEffect, type Dialogues, provide, takeMessage } from "./dialogues.ts";
import type { ClueMessage } from "./message.ts";
import type { AdvertisementContent, CaptureEncoding } from "./model/advertisement.ts";
import {
  type Agreement,
  composeOptions,
  type OptionsOutcome,
  takeInOptions,
} from "./options-phase.ts";
import { openProvider, type Provider } from "./provider.ts";
import { NOT_BEGUN, openNumbering } from "./sequencing.ts";
import { summariseClue } from "./summarise.ts";
import { printClueMessage } from "./xml/print-message.ts";
import { parseClueMessage } from "./xml/read-message.ts";

export interface ChannelSettings {
  /** This end's name in the telepresence session, sent with every message. */
  readonly clueId: string;
  /** Whether this end is the channel initiator: the DTLS client (RFC 8848 §8). */
  readonly initiator: boolean;
  /** How long the initiator waits for the optionsResponse; RFC 8847 §6 names no length. */
  readonly initiatorTimeout: Duration;
  /** How long the receiver waits for the options. */
  readonly receiverTimeout: Duration;
}

/**
 * One CLUE participant on one CLUE data channel (RFC 8847 §6, Figure 9).
 *
 *             setup-started                channel-opened              options agreed
 *     idle ─────────────────► channel-setup ─────────────► options ──────────────────► active
 *      ▲                            │                         │                          │
 *      └────────────────────────────┴─────────────────────────┴──────────────────────────┘
 *        channel-lost, session-ended;       options refused, deadline-passed;    repeated faults
 *
 * Provider and consumer run while active, each if the peer takes the other part. When the channel is lost, what they had
 * agreed stays in force (RFC 8848 §4.5.4.4); when the session ends, nothing does.
 * An input not drawn for a phase changes nothing; further options in active are ignored (RFC 8847 §6).
 */
export type Channel = {
  readonly settings: ChannelSettings;
  readonly provider: Provider;
  readonly consumer: Consumer;
  /** The newest content to advertise; sent as soon as the channel is active, after a loss again. */
  readonly wanted?: AdvertisementContent;
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
    }
);

export type ChannelInput =
  | { readonly type: "setup-started" }
  | { readonly type: "channel-opened" }
  | { readonly type: "channel-lost" }
  | { readonly type: "session-ended" }
  | { readonly type: "message-received"; readonly text: string }
  /** What there is to offer has changed (or is known for the first time). */
  | { readonly type: "advertise-requested"; readonly content: AdvertisementContent }
  /** This end wants this selection out of the newest advertisement; heard if `mayConfigure`. */
  | { readonly type: "configure-requested"; readonly captureEncodings: readonly CaptureEncoding[] }
  | { readonly type: "deadline-passed" };

export type ChannelEffect =
  | { readonly type: "send-clue"; readonly text: string; readonly summary: string }
  /** The peer cannot be spoken with: close the data channel (media goes on, RFC 8848 §4.5.4.4). */
  | { readonly type: "close-channel"; readonly reason: string }
  /** A message that could not be answered, for the log. */
  | { readonly type: "note-fault"; readonly code: number; readonly reason: string };

/** Messages that cannot be answered, before the peer is taken for one that does not speak CLUE. Our policy. */
export const MAX_FAULTS_IN_A_ROW = 8;

type ActiveChannel = Extract<Channel, { readonly phase: "active" }>;
type Step = [Channel, readonly ChannelEffect[]];

export function openChannel(settings: ChannelSettings): Channel {
  return {
    settings,
    phase: "idle",
    provider: openProvider(NOT_BEGUN),
    consumer: openConsumer(NOT_BEGUN),
    faultsInARow: 0,
  };
}

export function channelDeadline(channel: Channel): Instant | undefined {
  return channel.phase === "options" ? channel.deadline : undefined;
}

/** Whether a `configure-requested` is heard: there is an advertisement, and no other configure is out. */
export function mayConfigure(channel: Channel): boolean {
  return channel.phase === "active" && isReady(channel.consumer);
}

export function stepChannel(channel: Channel, input: ChannelInput, env: Env): Step {
  switch (input.type) {
    case "setup-started":
      return channel.phase === "idle" ? [toPhase(channel, "channel-setup"), []] : [channel, []];
    case "channel-opened":
      return channel.phase === "channel-setup" ? startOptions(channel, env) : [channel, []];
    case "channel-lost":
      return [toPhase(channel, "idle"), []];
    case "session-ended":
      return [openChannel(channel.settings), []];
    case "message-received":
      return receive(channel, input.text, env);
    case "advertise-requested":
      return advertise({ ...channel, wanted: input.content });
    case "configure-requested":
      return channel.phase === "active"
        ? carryOut(channel, consume(channel, input))
        : [channel, []];
    case "deadline-passed":
      return channel.phase === "options" && env.now >= channel.deadline
        ? giveUp(channel, "the options phase took too long")
        : [channel, []];
    default:
      return assertNever(input);
  }
}

/** Leaves whatever phase it was; provider and consumer stop, what they agreed stays. */
function toPhase(channel: Channel, phase: "idle" | "channel-setup"): Channel {
  const { settings, wanted, provider, consumer } = channel;
  return {
    settings,
    phase,
    provider: openProvider(NOT_BEGUN, provider),
    consumer: openConsumer(NOT_BEGUN, consumer),
    ...(wanted && { wanted }),
    faultsInARow: 0,
  };
}

function giveUp(channel: Channel, reason: string): Step {
  return [toPhase(channel, "idle"), [{ type: "close-channel", reason }]];
}

/** The initiator speaks first; the receiver waits (RFC 8847 §6). Renumbered at random on each channel: our policy. */
function startOptions(channel: Channel, env: Env): Step {
  const { initiator, initiatorTimeout, receiverTimeout } = channel.settings;
  const options: Channel = {
    ...channel,
    phase: "options",
    deadline: addDuration(env.now, initiator ? initiatorTimeout : receiverTimeout),
    provider: openProvider(openNumbering(env), channel.provider),
    consumer: openConsumer(openNumbering(env), channel.consumer),
  };
  return [options, initiator ? [send(composeOptions(channel.settings, env))] : []];
}

function receive(channel: Channel, text: string, env: Env): Step {
  const received = parseClueMessage(text);
  switch (channel.phase) {
    case "idle":
    case "channel-setup":
      return [channel, [{ type: "note-fault", code: 400, reason: "message on a closed channel" }]];
    case "options":
      return countFaults(channel, carryOn(channel, takeInOptions(channel.settings, received, env)));
    case "active":
      return countFaults(channel, carryOut(channel, takeMessage(channel, received)));
    default:
      return assertNever(channel);
  }
}

/** Out of the options phase, or not yet. */
function carryOn(channel: Channel, outcome: OptionsOutcome): Step {
  const reply = "reply" in outcome && outcome.reply ? [send(outcome.reply)] : [];
  switch (outcome.type) {
    case "agreed": {
      const [active, effects] = activate(channel, outcome.agreement, outcome.peerClueId);
      return [active, [...reply, ...effects]];
    }
    case "failed": {
      const [idle, effects] = giveUp(channel, outcome.reason);
      return [idle, [...reply, ...effects]];
    }
    case "unanswerable":
      return [channel, [{ type: "note-fault", code: outcome.code, reason: outcome.reason }]];
    default:
      return assertNever(outcome);
  }
}

function activate(channel: Channel, agreement: Agreement, peerClueId: string | undefined): Step {
  return advertise({
    ...channel,
    phase: "active",
    agreement,
    ...(peerClueId !== undefined && { peerClueId }),
  });
}

/** Sends what is wanted, if there is somebody to send it to. */
function advertise(channel: Channel): Step {
  if (channel.phase !== "active" || !channel.wanted) return [channel, []];
  const input = { type: "settings-changed", content: channel.wanted } as const;
  return carryOut(channel, provide(channel, input));
}

/** What a dialogue decided, on the wire: with this end's name and the agreed version (RFC 8847 §5.2). */
function carryOut(
  channel: ActiveChannel,
  [dialogues, effects]: [Dialogues, readonly DialogueEffect[]],
): Step {
  const { clueId } = channel.settings;
  const { version } = channel.agreement;
  const carriedOut = effects.map((effect) =>
    effect.type === "send-message" ? send({ clueId, version, ...effect.message }) : effect,
  );
  return [{ ...channel, ...dialogues }, carriedOut];
}

function countFaults(before: Channel, [after, effects]: Step): Step {
  if (after.phase === "idle") return [after, effects];
  const isFaulty = effects.some((effect) => effect.type === "note-fault");
  const faultsInARow = isFaulty ? before.faultsInARow + 1 : 0;
  if (faultsInARow < MAX_FAULTS_IN_A_ROW) return [{ ...after, faultsInARow }, effects];
  const [idle, closing] = giveUp(after, "too many messages that cannot be answered");
  return [idle, [...effects, ...closing]];
}

function send(message: ClueMessage): ChannelEffect {
  return { type: "send-clue", text: printClueMessage(message), summary: summariseClue(message) };
}
