import { assertNever } from "../lib/index.ts";
import { type ClueFault, shortReason } from "./fault.ts";
import { MAX_ATTEMPTS } from "./limits.ts";
import type { Ack, Advertisement, Configure, ConfigureResponse, Unsent } from "./message.ts";
import type { AdvertisementContent, CaptureEncoding } from "./model/advertisement.ts";
import { checkAdvertisement } from "./model/check-advertisement.ts";
import { sameContent } from "./model/same-content.ts";
import type { Refusal, SentAdvertisement } from "./provider.ts";
import { isSuccess, RESPONSE_CODES } from "./response-codes.ts";
import { afterReceiving, afterSending, type Numbering, outOfOrder } from "./sequencing.ts";

/**
 * The Media Consumer towards one Media Provider (RFC 8847 §6.2, Figure 11).
 *
 *     wait-for-adv ──► adv-processing ◄── advertisement, from every state
 *          ▲            │   │      │
 *          └────────────┘   │      │ ack 200 sent
 *             NACK sent     │      ▼
 *                           │    conf ◄─────────────────┐
 *             configure+ack │      │                    │ error configureResponse
 *                 sent      │      │ configure sent     │
 *                           ▼      ▼                    │
 *                          wait-for-conf-response ──────┘
 *                                   ▲    │
 *                    configure sent │    │ configureResponse 200
 *                                   │    ▼
 *                                 established
 *
 * A consumer that acknowledges at once passes through `adv-processing` within one step; one that waits for its choice stays
 * there until the configure takes the ack along, or `choice-missing` says that it took too long. A configureResponse that
 * blames the number alone (402), or does not come, passes through `conf`: the same selection is asked for under the next
 * number, at most `MAX_ATTEMPTS` times. Messages and wishes not drawn for a state change nothing.
 */
export type Consumer = {
  readonly acknowledges: Acknowledges;
  readonly numbering: Numbering;
  /** The newest one accepted; a bad one leaves it in force. */
  readonly advertisement?: SentAdvertisement;
  /** Whether an ack message was sent for it; until then every configure carries the ack (RFC 8847 §5.5). */
  readonly acknowledged: boolean;
  /** The last selection answered with 200, less what the newest advertisement no longer has. */
  readonly configured: readonly CaptureEncoding[];
  /** What the newest configure asked for, answered or not. */
  readonly requested: readonly CaptureEncoding[];
} & (
  | { readonly phase: "wait-for-adv" | "established" }
  /** Accepted, not acknowledged: a configure may take the ack along. */
  | { readonly phase: "adv-processing"; readonly advertisement: SentAdvertisement }
  /** A configure is owed; `refusal` is how the provider answered the last one for this advertisement. */
  | { readonly phase: "conf"; readonly refusal?: Refusal }
  | {
      readonly phase: "wait-for-conf-response";
      readonly confSequenceNr: number;
      /** How often this selection was asked for without being judged. */
      readonly attempts: number;
    }
);

/** With an ack of its own, or, where the choice comes soon, by the configure (configure+ack). */
export type Acknowledges = "at-once" | "with-configure";

export type ConsumerInput =
  | { readonly type: "advertisement-received"; readonly advertisement: Advertisement }
  | { readonly type: "configure-response-received"; readonly response: ConfigureResponse }
  | { readonly type: "configure-requested"; readonly captureEncodings: readonly CaptureEncoding[] }
  /** No choice came while the ack could wait. */
  | { readonly type: "choice-missing" }
  /** The newest configure was not answered in time. */
  | { readonly type: "configure-response-missing" }
  /** A message that cannot be used for the fault named. */
  | {
      readonly type: "faulty-advertisement-received";
      readonly sequenceNr: number;
      readonly fault: ClueFault;
    }
  | {
      readonly type: "faulty-configure-response-received";
      readonly sequenceNr: number;
      readonly fault: ClueFault;
    };

export type ConsumerEffect =
  | { readonly type: "send-message"; readonly message: Unsent<Ack | Configure> }
  | { readonly type: "note-fault"; readonly code: number; readonly reason: string }
  /** The provider does not answer: a channel error. */
  | { readonly type: "give-up"; readonly reason: string };

type Step = [Consumer, readonly ConsumerEffect[]];

/** Begins anew on a new channel; what a former one agreed stays in force (RFC 8848 §4.5.4.4). */
export function openConsumer(
  numbering: Numbering,
  acknowledges: Acknowledges,
  former?: Consumer,
): Consumer {
  return {
    phase: "wait-for-adv",
    acknowledges,
    numbering,
    ...(former?.advertisement && { advertisement: former.advertisement }),
    acknowledged: false,
    configured: former?.configured ?? [],
    requested: former?.requested ?? [],
  };
}

export function stepConsumer(consumer: Consumer, input: ConsumerInput): Step {
  switch (input.type) {
    case "advertisement-received":
      return afterOwedAck(consumer, (next) => takeAdvertisement(next, input.advertisement));
    case "faulty-advertisement-received":
      return afterOwedAck(consumer, (next) => takeFaulty(next, input.sequenceNr, input.fault));
    case "configure-response-received":
      return takeResponse(consumer, input.response);
    case "faulty-configure-response-received": {
      const [numbering] = afterReceiving(consumer.numbering, input.sequenceNr);
      return [{ ...consumer, numbering }, [{ type: "note-fault", ...input.fault }]];
    }
    case "configure-requested":
      return isReady(consumer) ? configure(consumer, input.captureEncodings) : [consumer, []];
    case "choice-missing":
      return consumer.phase === "adv-processing" ? acknowledge(consumer) : [consumer, []];
    case "configure-response-missing":
      return missResponse(consumer);
    default:
      return assertNever(input);
  }
}

/** Whether a configure may go out: there is an advertisement, and no other configure is out. */
export function isReady({ phase }: Consumer): boolean {
  return phase === "adv-processing" || phase === "conf" || phase === "established";
}

/** Every advertisement is answered, also one that the next overtakes before the choice is made. */
function afterOwedAck(consumer: Consumer, take: (consumer: Consumer) => Step): Step {
  if (consumer.phase !== "adv-processing") return take(consumer);
  const [acknowledged, owed] = acknowledge(consumer);
  const [next, effects] = take(acknowledged);
  return [next, [...owed, ...effects]];
}

/** ADV PROCESSING. */
function takeAdvertisement(before: Consumer, { sequenceNr, content }: Advertisement): Step {
  const [numbering, order] = afterReceiving(before.numbering, sequenceNr);
  const consumer = { ...before, numbering };
  const wrong = order === "expected" ? checkAdvertisement(content) : outOfOrder(sequenceNr);
  if (wrong) return refuseAdvertisement(consumer, sequenceNr, wrong);
  const there = new Set(content.captures.map((capture) => capture.captureId));
  const processing: Consumer = {
    ...lastingOf(consumer),
    phase: "adv-processing",
    advertisement: { content: sameAsBefore(before, content), sequenceNr },
    acknowledged: false,
    configured: consumer.configured.filter((encoding) => there.has(encoding.captureId)),
  };
  return consumer.acknowledges === "at-once" ? acknowledge(processing) : [processing, []];
}

/** A channel begins with what its peer has to show: where that is nothing new, it stays the same value. */
function sameAsBefore({ phase, advertisement }: Consumer, content: AdvertisementContent) {
  const known = phase === "wait-for-adv" ? advertisement?.content : undefined;
  return known && sameContent(known, content) ? known : content;
}

function takeFaulty(before: Consumer, sequenceNr: number, wrong: ClueFault): Step {
  const [numbering, order] = afterReceiving(before.numbering, sequenceNr);
  const consumer = { ...before, numbering };
  return refuseAdvertisement(
    consumer,
    sequenceNr,
    order === "expected" ? wrong : outOfOrder(sequenceNr),
  );
}

function acknowledge(consumer: Consumer): Step {
  const { numbering, advertisement } = consumer;
  return [
    {
      ...lastingOf(consumer),
      phase: "conf",
      numbering: afterSending(numbering),
      acknowledged: true,
    },
    [ack(numbering, advertisement?.sequenceNr ?? 0)],
  ];
}

/** NACK: back to WAIT FOR ADV with the former advertisement in force (RFC 8847 §6.2). */
function refuseAdvertisement(consumer: Consumer, advSequenceNr: number, wrong: ClueFault): Step {
  const { numbering } = consumer;
  return [
    { ...lastingOf(consumer), phase: "wait-for-adv", numbering: afterSending(numbering) },
    [ack(numbering, advSequenceNr, wrong)],
  ];
}

function takeResponse(before: Consumer, response: ConfigureResponse): Step {
  const { responseCode, reasonString = "" } = response;
  const [numbering, order] = afterReceiving(before.numbering, response.sequenceNr);
  const consumer = { ...before, numbering };
  const notes: ConsumerEffect[] =
    order === "expected" ? [] : [{ type: "note-fault", ...outOfOrder(response.sequenceNr) }];
  if (order === "repeated" || consumer.phase !== "wait-for-conf-response") return [consumer, notes];
  // Only the answer to the newest configure counts; one for a former advertisement may never come.
  if (consumer.confSequenceNr !== response.confSequenceNr) return [consumer, notes];
  const { requested, attempts } = consumer;
  const lasting = lastingOf(consumer);
  if (isSuccess(responseCode)) {
    return [{ ...lasting, phase: "established", configured: requested }, notes];
  }
  if (responseCode === 402 && attempts < MAX_ATTEMPTS) {
    const [again, effects] = configure(consumer, requested, attempts + 1);
    return [again, [...notes, ...effects]];
  }
  const refusal = { responseCode, reason: shortReason(reasonString) };
  return [{ ...lasting, phase: "conf", refusal }, notes];
}

/** Our policy, where RFC 8847 §6.2 waits for ever. */
function missResponse(consumer: Consumer): Step {
  if (consumer.phase !== "wait-for-conf-response") return [consumer, []];
  const { requested, attempts } = consumer;
  if (attempts < MAX_ATTEMPTS) return configure(consumer, requested, attempts + 1);
  return [consumer, [{ type: "give-up", reason: "no configure is answered" }]];
}

function configure(
  consumer: Consumer,
  captureEncodings: readonly CaptureEncoding[],
  attempts = 1,
): Step {
  const { numbering, advertisement, acknowledged } = consumer;
  const sequenceNr = numbering.nextToSend;
  const message: Unsent<Configure> = {
    type: "configure",
    sequenceNr,
    advSequenceNr: advertisement?.sequenceNr ?? 0,
    ...(!acknowledged && { ack: 200 }),
    captureEncodings,
  };
  return [
    {
      ...lastingOf(consumer),
      phase: "wait-for-conf-response",
      confSequenceNr: sequenceNr,
      attempts,
      numbering: afterSending(numbering),
      requested: captureEncodings,
    },
    [{ type: "send-message", message }],
  ];
}

function ack(numbering: Numbering, advSequenceNr: number, wrong?: ClueFault): ConsumerEffect {
  const message: Unsent<Ack> = {
    type: "ack",
    sequenceNr: numbering.nextToSend,
    responseCode: wrong?.code ?? 200,
    reasonString: wrong?.reason ?? RESPONSE_CODES[200].reasonString,
    advSequenceNr,
  };
  return { type: "send-message", message };
}

/** What lasts from phase to phase. */
function lastingOf(consumer: Consumer) {
  const { acknowledges, numbering, advertisement, acknowledged, configured, requested } = consumer;
  return {
    acknowledges,
    numbering,
    ...(advertisement && { advertisement }),
    acknowledged,
    configured,
    requested,
  };
}
