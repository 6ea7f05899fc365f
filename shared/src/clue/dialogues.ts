import { assertNever, type Result } from "../lib/index.ts";
import {
  type Consumer,
  type ConsumerEffect,
  type ConsumerInput,
  stepConsumer,
} from "./consumer.ts";
import { type ClueMessageFault, fault } from "./fault.ts";
import type { ClueMessage } from "./message.ts";
import type { Agreement } from "./options-phase.ts";
import {
  type Provider,
  type ProviderEffect,
  type ProviderInput,
  stepProvider,
} from "./provider.ts";
import type { Watch } from "./supervision.ts";
import { sameMajor } from "./version.ts";

/** The two dialogues of an active channel, side by side; neither ever sees the other (RFC 8847 §6). */
export interface Dialogues {
  readonly agreement: Agreement;
  readonly provider: Provider;
  readonly consumer: Consumer;
  /** The `clueId` the peer goes by; it may not change (403). */
  readonly peerClueId?: string;
}

export type DialogueEffect = ProviderEffect | ConsumerEffect;

type Step = [Dialogues, readonly DialogueEffect[]];

/** Brings a message of the peer to the machine it is for, or to the log if it cannot be answered. */
export function takeMessage(
  before: Dialogues,
  received: Result<ClueMessage, ClueMessageFault>,
): Step {
  // RFC 8847 §6: "it MUST ignore the message and stay in the ACTIVE state".
  if (isOfOptionsPhase(received.ok ? received.value.type : received.refusal.messageType)) {
    return [before, []];
  }
  const [dialogues, judged] = received.ok
    ? judgeEnvelope(before, received.value)
    : ([before, received] as const);
  return judged.ok ? takeGood(dialogues, judged.value) : takeFaulty(dialogues, judged.refusal);
}

/** What was awaited too long (see `supervision.ts`). */
export function missAnswer(dialogues: Dialogues, { awaited }: Watch): Step {
  switch (awaited) {
    case "ack":
      return provide(dialogues, { type: "ack-missing" });
    case "configureResponse":
      return consume(dialogues, { type: "configure-response-missing" });
    case "choice":
      return consume(dialogues, { type: "choice-missing" });
    default:
      return assertNever(awaited);
  }
}

/** A provider runs only towards a consumer. */
export function provide(dialogues: Dialogues, input: ProviderInput): Step {
  if (!dialogues.agreement.provides) {
    return [dialogues, isOurs(input) ? [] : [note(400, "no media is provided to this peer")]];
  }
  const [provider, effects] = stepProvider(dialogues.provider, input);
  return [{ ...dialogues, provider }, effects];
}

/** A consumer runs only towards a provider. */
export function consume(dialogues: Dialogues, input: ConsumerInput): Step {
  if (!dialogues.agreement.consumes) {
    return [dialogues, isOurs(input) ? [] : [note(400, "no media is consumed of this peer")]];
  }
  const [consumer, effects] = stepConsumer(dialogues.consumer, input);
  return [{ ...dialogues, consumer }, effects];
}

/** What every message must have right: the agreed major version (401) and the peer's own name (403). */
function judgeEnvelope(
  dialogues: Dialogues,
  message: ClueMessage,
): [Dialogues, Result<ClueMessage, ClueMessageFault>] {
  const { type: messageType, sequenceNr, clueId, version } = message;
  const { agreement, peerClueId } = dialogues;
  const about = { messageType, sequenceNr };
  if (!sameMajor(version, agreement.version)) {
    const wrong = fault(401, `${agreement.version} is agreed`);
    return [dialogues, { ok: false, refusal: { ...wrong, ...about } }];
  }
  if (clueId !== undefined && peerClueId !== undefined && clueId !== peerClueId) {
    const wrong = fault(403, "the clueId has changed");
    return [dialogues, { ok: false, refusal: { ...wrong, ...about } }];
  }
  const named = clueId === undefined ? dialogues : { ...dialogues, peerClueId: clueId };
  return [named, { ok: true, value: message }];
}

function takeGood(dialogues: Dialogues, message: ClueMessage): Step {
  switch (message.type) {
    case "advertisement":
      return consume(dialogues, { type: "advertisement-received", advertisement: message });
    case "configureResponse":
      return consume(dialogues, { type: "configure-response-received", response: message });
    case "ack":
      return provide(dialogues, { type: "ack-received", ack: message });
    case "configure":
      return provide(dialogues, { type: "configure-received", configure: message });
    case "options":
    case "optionsResponse":
      return [dialogues, []];
    default:
      return assertNever(message);
  }
}

/** Without a type or a number no answer can be addressed. */
function takeFaulty(dialogues: Dialogues, wrong: ClueMessageFault): Step {
  const { code, reason, messageType, sequenceNr } = wrong;
  if (sequenceNr === undefined) return [dialogues, [note(code, reason)]];
  const about = { sequenceNr, fault: { code, reason } };
  switch (messageType) {
    case "advertisement":
      return consume(dialogues, { type: "faulty-advertisement-received", ...about });
    case "configureResponse":
      return consume(dialogues, { type: "faulty-configure-response-received", ...about });
    case "ack":
      return provide(dialogues, { type: "faulty-ack-received", ...about });
    case "configure":
      return provide(dialogues, { type: "faulty-configure-received", ...about });
    case "options":
    case "optionsResponse":
      return [dialogues, []];
    case undefined:
      return [dialogues, [note(code, reason)]];
    default:
      return assertNever(messageType);
  }
}

function isOfOptionsPhase(type: ClueMessage["type"] | undefined): boolean {
  return type === "options" || type === "optionsResponse";
}

function isOurs(input: ProviderInput | ConsumerInput): boolean {
  return input.type === "settings-changed" || input.type === "configure-requested";
}

function note(code: number, reason: string): DialogueEffect {
  return { type: "note-fault", code, reason };
}
