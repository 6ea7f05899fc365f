import { assertNever } from "../lib/index.ts";
import type { ClueFault } from "./fault.ts";
import type { Ack, Advertisement, Configure, ConfigureResponse, Unsent } from "./message.ts";
import type { CaptureEncoding } from "./model/advertisement.ts";
import { checkAdvertisement } from "./model/check-advertisement.ts";
import type { Refusal, SentAdvertisement } from "./provider.ts";
import { isSuccess, RESPONSE_CODES } from "./response-codes.ts";
import { afterReceiving, afterSending, type Numbering, outOfOrder } from "./sequencing.ts";

/**
 * The Media Consumer towards one Media Provider (RFC 8847 §6.2, Figure 11).
 *
 *     wait-for-adv ──► (adv-processing) ◄── advertisement, from every state
 *          ▲               │        │
 *          └───────────────┘        │ ack 200 sent
 *             NACK sent             ▼
 *                                 conf ◄───────────────┐
 *                                   │                  │ error configureResponse
 *                                   │ configure sent   │
 *                                   ▼                  │
 *                          wait-for-conf-response ─────┘
 *                                   ▲    │
 *                    configure sent │    │ configureResponse 200
 *                                   │    ▼
 *                                 established
 *
 * `adv-processing` is passed through within one step. An ack goes out at once and the configure when this end has chosen, so
 * configure+ack is never sent. Messages and wishes not drawn for a state change nothing.
 */
export type Consumer = {
  readonly numbering: Numbering;
  /** The newest one accepted; a bad one leaves it in force. */
  readonly advertisement?: SentAdvertisement;
  /** The last selection answered with 200, less what the newest advertisement no longer has. */
  readonly configured: readonly CaptureEncoding[];
  /** What the newest configure asked for, answered or not. */
  readonly requested: readonly CaptureEncoding[];
} & (
  | { readonly phase: "wait-for-adv" | "established" }
  /** A configure is owed; `refusal` is how the provider answered the last one for this advertisement. */
  | { readonly phase: "conf"; readonly refusal?: Refusal }
  | { readonly phase: "wait-for-conf-response"; readonly confSequenceNr: number }
);

export type ConsumerInput =
  | { readonly type: "advertisement-received"; readonly advertisement: Advertisement }
  | { readonly type: "configure-response-received"; readonly response: ConfigureResponse }
  | { readonly type: "configure-requested"; readonly captureEncodings: readonly CaptureEncoding[] }
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
  | { readonly type: "note-fault"; readonly code: number; readonly reason: string };

type Step = [Consumer, readonly ConsumerEffect[]];

/** Begins anew on a new channel; what a former one agreed stays in force (RFC 8848 §4.5.4.4). */
export function openConsumer(numbering: Numbering, former?: Consumer): Consumer {
  return {
    phase: "wait-for-adv",
    numbering,
    ...(former?.advertisement && { advertisement: former.advertisement }),
    configured: former?.configured ?? [],
    requested: former?.requested ?? [],
  };
}

export function stepConsumer(consumer: Consumer, input: ConsumerInput): Step {
  switch (input.type) {
    case "advertisement-received":
      return takeAdvertisement(consumer, input.advertisement);
    case "faulty-advertisement-received": {
      const [numbering, order] = afterReceiving(consumer.numbering, input.sequenceNr);
      const wrong = order === "expected" ? input.fault : outOfOrder(input.sequenceNr);
      return refuseAdvertisement({ ...consumer, numbering }, input.sequenceNr, wrong);
    }
    case "configure-response-received":
      return takeResponse(consumer, input.response);
    case "faulty-configure-response-received": {
      const [numbering] = afterReceiving(consumer.numbering, input.sequenceNr);
      return [{ ...consumer, numbering }, [{ type: "note-fault", ...input.fault }]];
    }
    case "configure-requested":
      return isReady(consumer) ? configure(consumer, input.captureEncodings) : [consumer, []];
    default:
      return assertNever(input);
  }
}

/** Whether a configure may go out: there is an advertisement, and no other configure is out. */
export function isReady(consumer: Consumer): boolean {
  return consumer.phase === "conf" || consumer.phase === "established";
}

/** ADV PROCESSING. */
function takeAdvertisement(before: Consumer, advertisement: Advertisement): Step {
  const { sequenceNr, content } = advertisement;
  const [numbering, order] = afterReceiving(before.numbering, sequenceNr);
  const consumer = { ...before, numbering };
  const wrong = order === "expected" ? checkAdvertisement(content) : outOfOrder(sequenceNr);
  if (wrong) return refuseAdvertisement(consumer, sequenceNr, wrong);
  const there = new Set(content.captures.map((capture) => capture.captureId));
  return [
    {
      phase: "conf",
      numbering: afterSending(numbering),
      advertisement: { content, sequenceNr },
      configured: consumer.configured.filter((encoding) => there.has(encoding.captureId)),
      requested: consumer.requested,
    },
    [acknowledge(numbering, sequenceNr)],
  ];
}

/** NACK: back to WAIT FOR ADV with the former advertisement in force (RFC 8847 §6.2). */
function refuseAdvertisement(consumer: Consumer, advSequenceNr: number, wrong: ClueFault): Step {
  const { numbering, advertisement, configured, requested } = consumer;
  return [
    {
      phase: "wait-for-adv",
      numbering: afterSending(numbering),
      ...(advertisement && { advertisement }),
      configured,
      requested,
    },
    [acknowledge(numbering, advSequenceNr, wrong)],
  ];
}

function takeResponse(before: Consumer, response: ConfigureResponse): Step {
  const [numbering, order] = afterReceiving(before.numbering, response.sequenceNr);
  const consumer = { ...before, numbering };
  const notes: ConsumerEffect[] =
    order === "expected" ? [] : [{ type: "note-fault", ...outOfOrder(response.sequenceNr) }];
  // Only the answer to the newest configure counts; one for a former advertisement may never come.
  const isAwaited =
    consumer.phase === "wait-for-conf-response" &&
    consumer.confSequenceNr === response.confSequenceNr;
  if (order === "repeated" || !isAwaited) return [consumer, notes];
  const { advertisement, configured, requested } = consumer;
  const agreed = { numbering, ...(advertisement && { advertisement }), requested };
  if (isSuccess(response.responseCode)) {
    return [{ ...agreed, phase: "established", configured: requested }, notes];
  }
  const refusal = { responseCode: response.responseCode, reason: response.reasonString ?? "" };
  return [{ ...agreed, phase: "conf", configured, refusal }, notes];
}

function configure(consumer: Consumer, captureEncodings: readonly CaptureEncoding[]): Step {
  const { numbering, advertisement, configured } = consumer;
  const sequenceNr = numbering.nextToSend;
  const advSequenceNr = advertisement?.sequenceNr ?? 0;
  return [
    {
      phase: "wait-for-conf-response",
      confSequenceNr: sequenceNr,
      numbering: afterSending(numbering),
      ...(advertisement && { advertisement }),
      configured,
      requested: captureEncodings,
    },
    [
      {
        type: "send-message",
        message: { type: "configure", sequenceNr, advSequenceNr, captureEncodings },
      },
    ],
  ];
}

function acknowledge(
  numbering: Numbering,
  advSequenceNr: number,
  wrong?: ClueFault,
): ConsumerEffect {
  const message: Unsent<Ack> = {
    type: "ack",
    sequenceNr: numbering.nextToSend,
    responseCode: wrong?.code ?? 200,
    reasonString: wrong?.reason ?? RESPONSE_CODES[200].reasonString,
    advSequenceNr,
  };
  return { type: "send-message", message };
}
