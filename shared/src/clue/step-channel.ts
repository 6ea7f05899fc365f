import { addDuration, assertNever, type Env, isDue, ms } from "../lib/index.ts";
import {
  type Channel,
  type ChannelEffect,
  type ChannelInput,
  channelDeadline,
  newConsumer,
  openChannel,
} from "./channel.ts";
import {
  consume,
  type DialogueEffect,
  type Dialogues,
  missAnswer,
  provide,
  takeMessage,
} from "./dialogues.ts";
import { MAX_FAULTS_IN_A_ROW, RESPONSE_TIMEOUT } from "./limits.ts";
import type { ClueMessage } from "./message.ts";
import { composeOptions, type OptionsOutcome, type Party, takeInOptions } from "./options-phase.ts";
import { openProvider } from "./provider.ts";
import { NOT_BEGUN, openNumbering } from "./sequencing.ts";
import { summariseClue } from "./summarise.ts";
import { watchOver } from "./supervision.ts";
import { printClueMessage } from "./xml/print-message.ts";
import { parseClueMessage } from "./xml/read-message.ts";

type ActiveChannel = Extract<Channel, { readonly phase: "active" }>;
type Step = [Channel, readonly ChannelEffect[]];

/** One input moves the channel as Figure 9 of RFC 8847 draws it (see `Channel`). */
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
    case "advertise-requested": {
      const { type: _, ...wanted } = input;
      return advertise({ ...channel, wanted }, env);
    }
    case "configure-requested":
      return channel.phase === "active"
        ? carryOut(channel, consume(channel, input), env)
        : [channel, []];
    case "deadline-passed":
      return isDue(channelDeadline(channel), env.now) ? passDeadline(channel, env) : [channel, []];
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
    consumer: newConsumer(settings, NOT_BEGUN, consumer),
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
    consumer: newConsumer(channel.settings, openNumbering(env), channel.consumer),
  };
  return [options, initiator ? [send(composeOptions(partyOf(channel), env))] : []];
}

function partyOf({ settings }: Channel): Party {
  const { clueId, initiator, mediaProvider = true, mediaConsumer = true } = settings;
  const { extensions = [] } = settings;
  return { clueId, initiator, mediaProvider, mediaConsumer, extensions };
}

/** The options phase has one deadline (RFC 8847 §6); in active each thing awaited has its own. */
function passDeadline(channel: Channel, env: Env): Step {
  if (channel.phase !== "active") return giveUp(channel, "the options phase took too long");
  let dialogues: Dialogues = channel;
  const effects: DialogueEffect[] = [];
  for (const watch of channel.watches) {
    if (!isDue(watch.until, env.now)) continue;
    const [next, more] = missAnswer(dialogues, watch);
    dialogues = next;
    effects.push(...more);
  }
  return carryOut(channel, [dialogues, effects], env);
}

function receive(channel: Channel, text: string, env: Env): Step {
  switch (channel.phase) {
    case "idle":
    case "channel-setup":
      return [channel, [{ type: "note-fault", code: 400, reason: "message on a closed channel" }]];
    case "options": {
      const outcome = takeInOptions(partyOf(channel), parseClueMessage(text), env);
      return countFaults(channel, carryOn(channel, outcome, env));
    }
    case "active": {
      const step = takeMessage(channel, parseClueMessage(text));
      return countFaults(channel, carryOut(channel, step, env));
    }
    default:
      return assertNever(channel);
  }
}

/** Out of the options phase, or not yet. */
function carryOn(channel: Channel, outcome: OptionsOutcome, env: Env): Step {
  const reply = "reply" in outcome && outcome.reply ? [send(outcome.reply)] : [];
  switch (outcome.type) {
    case "agreed": {
      const [active, effects] = activate(channel, outcome, env);
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

/** What a former channel left in a dialogue that the new agreement does not have is in force no longer. */
function activate(
  channel: Channel,
  { agreement, peerClueId }: Extract<OptionsOutcome, { readonly type: "agreed" }>,
  env: Env,
): Step {
  const { settings, wanted, provider, consumer, faultsInARow } = channel;
  const active: ActiveChannel = {
    settings,
    phase: "active",
    agreement,
    ...(wanted && { wanted }),
    faultsInARow,
    provider: agreement.provides ? provider : openProvider(NOT_BEGUN),
    consumer: agreement.consumes ? consumer : newConsumer(settings, NOT_BEGUN),
    ...(peerClueId !== undefined && { peerClueId }),
    watches: [],
  };
  return advertise(active, env);
}

/** Sends what is wanted, if there is somebody to send it to. */
function advertise(channel: Channel, env: Env): Step {
  if (channel.phase !== "active" || !channel.wanted) return [channel, []];
  const input = { ...channel.wanted, type: "settings-changed" } as const;
  return carryOut(channel, provide(channel, input), env);
}

/** What a dialogue decided, on the wire: with this end's name and the agreed version (RFC 8847 §5.2). */
function carryOut(
  channel: ActiveChannel,
  [dialogues, effects]: [Dialogues, readonly DialogueEffect[]],
  env: Env,
): Step {
  const { clueId, responseTimeout = RESPONSE_TIMEOUT, ackDelay = ms(0) } = channel.settings;
  const { version, extensions } = channel.agreement;
  const negotiated = new Set(extensions.map(({ schemaRef }) => schemaRef));
  const patience = { responseTimeout, ackDelay };
  const watches = watchOver(dialogues, channel.watches, patience, env.now);
  const next: Channel = { ...channel, ...dialogues, watches };
  const carriedOut: ChannelEffect[] = [];
  for (const effect of effects) {
    if (effect.type === "give-up") {
      const [idle, closing] = giveUp(next, effect.reason);
      return [idle, [...carriedOut, ...closing]];
    }
    carriedOut.push(
      effect.type === "send-message"
        ? send({ clueId, version, ...effect.message }, negotiated)
        : effect,
    );
  }
  return [next, carriedOut];
}

function countFaults(before: Channel, [after, effects]: Step): Step {
  if (after.phase === "idle") return [after, effects];
  const isFaulty = effects.some((effect) => effect.type === "note-fault");
  const faultsInARow = isFaulty ? before.faultsInARow + 1 : 0;
  if (faultsInARow < MAX_FAULTS_IN_A_ROW) return [{ ...after, faultsInARow }, effects];
  const [idle, closing] = giveUp(after, "too many messages that cannot be answered");
  return [idle, [...effects, ...closing]];
}

function send(message: ClueMessage, negotiated?: ReadonlySet<string>): ChannelEffect {
  const text = printClueMessage(message, negotiated);
  return { type: "send-clue", text, summary: summariseClue(message) };
}
