import { assertNever } from "../lib/index.ts";
import { type ClueFault, fault, shortReason } from "./fault.ts";
import { MAX_ATTEMPTS } from "./limits.ts";
import type { Ack, Advertisement, Configure, ConfigureResponse, Unsent } from "./message.ts";
import type { AdvertisementContent, CaptureEncoding } from "./model/advertisement.ts";
import { checkConfigure, type EncodingBitrates } from "./model/check-configure.ts";
import { isSuccess, RESPONSE_CODES } from "./response-codes.ts";
import { afterReceiving, afterSending, type Numbering, outOfOrder } from "./sequencing.ts";

/** What there is to advertise. */
export interface Offered {
  readonly content: AdvertisementContent;
  /** What each encoding takes, of a provider that cannot take less: a configure is held against it. */
  readonly bitrates?: EncodingBitrates;
}

/** An advertisement with the number it was sent under. */
export interface SentAdvertisement extends Offered {
  readonly sequenceNr: number;
}

/**
 * The Media Provider towards one Media Consumer (RFC 8847 §6.1, Figure 10).
 *
 *              settings-changed (from every state: advertisement sent)
 *                         │
 *     ┌─────┐             ▼    ack 2xx           configure
 *     │ adv │ ───► wait-for-ack ─────► wait-for-conf ─────► (conf-response) ─┐
 *     └─────┘             │  │              ▲    ▲              ▲     │      │
 *        ▲       NACK     │  └──────────────┼────┼──────────────┘     │      │ 200 sent
 *        └────────────────┘  configure+ack  │    │   error sent       │      ▼
 *                                           │    └────────────────────┘  established
 *                                           │        (error, as above)       │
 *                                           └────────────────────────────────┘ configure
 *
 * `conf-response` is passed through within one step. `adv` lasts only while there is nothing to send: before the first
 * content, and after a NACK until other content comes. A NACK for the number alone (402) and an ack that does not come
 * pass through it: the same content goes out under the next number, at most `MAX_ATTEMPTS` times. Messages not drawn for a
 * state leave it as it is; a configure among them is answered all the same, so that the consumer does not wait for ever.
 */
export type Provider = {
  readonly numbering: Numbering;
  /** What the last configure that was answered with 200 named, less what has gone since. */
  readonly configured: readonly CaptureEncoding[];
  /** Number of the advertisement that `configured` was chosen from. */
  readonly answered?: number;
} & (
  | {
      readonly phase: "adv";
      /** The newest; after a NACK the consumer does not have it. */
      readonly sent?: SentAdvertisement;
      /** Why the consumer refused it. */
      readonly refusal?: Refusal;
    }
  | {
      readonly phase: "wait-for-ack";
      readonly sent: SentAdvertisement;
      /** How often this content went out without being taken in. */
      readonly attempts: number;
    }
  | { readonly phase: "wait-for-conf" | "established"; readonly sent: SentAdvertisement }
);

/** An error response of the peer. */
export interface Refusal {
  readonly responseCode: number;
  readonly reason: string;
}

export type ProviderInput =
  | ({ readonly type: "settings-changed" } & Offered)
  | { readonly type: "ack-received"; readonly ack: Ack }
  /** The newest advertisement was not answered in time. */
  | { readonly type: "ack-missing" }
  | { readonly type: "configure-received"; readonly configure: Configure }
  /** A message that cannot be used for the fault named. */
  | { readonly type: "faulty-ack-received"; readonly sequenceNr: number; readonly fault: ClueFault }
  | {
      readonly type: "faulty-configure-received";
      readonly sequenceNr: number;
      readonly fault: ClueFault;
    };

export type ProviderEffect =
  | { readonly type: "send-message"; readonly message: Unsent<Advertisement | ConfigureResponse> }
  | { readonly type: "note-fault"; readonly code: number; readonly reason: string }
  /** The consumer does not answer: a channel error. */
  | { readonly type: "give-up"; readonly reason: string };

type Step = [Provider, readonly ProviderEffect[]];

/** Begins anew on a new channel; what a former one left `configured` stays in force (RFC 8848 §4.5.4.4). */
export function openProvider(numbering: Numbering, former?: Provider): Provider {
  return {
    phase: "adv",
    numbering,
    configured: former?.configured ?? [],
    ...(former?.answered !== undefined && { answered: former.answered }),
  };
}

export function stepProvider(provider: Provider, input: ProviderInput): Step {
  switch (input.type) {
    case "settings-changed":
      return advertise(provider, input);
    case "ack-received":
      return takeAck(provider, input.ack);
    case "ack-missing":
      return missAck(provider);
    case "configure-received":
      return takeConfigure(provider, input.configure);
    case "faulty-ack-received": {
      const [numbering] = afterReceiving(provider.numbering, input.sequenceNr);
      return [{ ...provider, numbering }, [{ type: "note-fault", ...input.fault }]];
    }
    case "faulty-configure-received": {
      const [numbering, order] = afterReceiving(provider.numbering, input.sequenceNr);
      const wrong = order === "expected" ? input.fault : outOfOrder(input.sequenceNr);
      return refuseConfigure({ ...provider, numbering }, input.sequenceNr, wrong);
    }
    default:
      return assertNever(input);
  }
}

/** ADV: what has gone from the new content cannot be sent any longer, the rest goes on (RFC 8847 §6.1). */
function advertise(provider: Provider, { content, bitrates }: Offered, attempts = 1): Step {
  const sequenceNr = provider.numbering.nextToSend;
  const there = new Set(content.captures.map((capture) => capture.captureId));
  return [
    {
      ...lastingOf(provider),
      phase: "wait-for-ack",
      numbering: afterSending(provider.numbering),
      configured: provider.configured.filter((encoding) => there.has(encoding.captureId)),
      sent: { content, ...(bitrates && { bitrates }), sequenceNr },
      attempts,
    },
    [{ type: "send-message", message: { type: "advertisement", sequenceNr, content } }],
  ];
}

function takeAck(before: Provider, ack: Ack): Step {
  const [numbering, order] = afterReceiving(before.numbering, ack.sequenceNr);
  const provider = { ...before, numbering };
  const notes: ProviderEffect[] =
    order === "expected" ? [] : [{ type: "note-fault", ...outOfOrder(ack.sequenceNr) }];
  if (order === "repeated" || provider.phase !== "wait-for-ack") return [provider, notes];
  const { sent, attempts } = provider;
  if (ack.advSequenceNr !== sent.sequenceNr) return [provider, notes];
  const lasting = lastingOf(provider);
  if (isSuccess(ack.responseCode)) return [{ ...lasting, phase: "wait-for-conf", sent }, notes];
  if (ack.responseCode === 402 && attempts < MAX_ATTEMPTS) {
    const [again, effects] = advertise(provider, sent, attempts + 1);
    return [again, [...notes, ...effects]];
  }
  const refusal = { responseCode: ack.responseCode, reason: shortReason(ack.reasonString ?? "") };
  return [{ ...lasting, phase: "adv", sent, refusal }, notes];
}

/** Our policy, where RFC 8847 §6.1 waits for ever. */
function missAck(provider: Provider): Step {
  if (provider.phase !== "wait-for-ack") return [provider, []];
  const { sent, attempts } = provider;
  if (attempts < MAX_ATTEMPTS) return advertise(provider, sent, attempts + 1);
  return [provider, [{ type: "give-up", reason: "no advertisement is acknowledged" }]];
}

function takeConfigure(before: Provider, configure: Configure): Step {
  const [numbering, order] = afterReceiving(before.numbering, configure.sequenceNr);
  const provider = { ...before, numbering };
  const { sequenceNr, captureEncodings } = configure;
  const newest = provider.sent?.sequenceNr ?? 0;
  const isOld = configure.advSequenceNr < newest;
  if (order !== "expected") {
    const wrong = outOfOrder(sequenceNr);
    return isOld
      ? respond(provider, sequenceNr, wrong)
      : refuseConfigure(provider, sequenceNr, wrong);
  }
  // RFC 8847 §6.1: a configure+ack for an advertisement out of date MUST be ignored.
  if (isOld && configure.ack !== undefined) return [provider, []];
  if (isOld) {
    return respond(provider, sequenceNr, fault(404, `advertisement ${newest} is the newest`));
  }
  if (configure.advSequenceNr > newest || provider.phase === "adv") {
    return respond(provider, sequenceNr, fault(400, "no such advertisement is in force"));
  }
  if (provider.phase === "wait-for-ack" && configure.ack === undefined) {
    return respond(provider, sequenceNr, fault(400, `advertisement ${newest} is not acknowledged`));
  }
  const { sent } = provider;
  const wrong = checkConfigure(captureEncodings, sent.content, sent.bitrates);
  const lasting = lastingOf(provider);
  return wrong
    ? respond({ ...lasting, phase: "wait-for-conf", sent }, sequenceNr, wrong)
    : respond(
        { ...lasting, phase: "established", sent, configured: captureEncodings, answered: newest },
        sequenceNr,
      );
}

function lastingOf({ numbering, configured, answered }: Provider) {
  return { numbering, configured, ...(answered !== undefined && { answered }) };
}

/** CONF RESPONSE with an error: the media in force stay as they are (RFC 8847 §5.6, §6.1). */
function refuseConfigure(provider: Provider, confSequenceNr: number, wrong: ClueFault): Step {
  const next: Provider =
    provider.phase === "established" ? { ...provider, phase: "wait-for-conf" } : provider;
  return respond(next, confSequenceNr, wrong);
}

function respond(provider: Provider, confSequenceNr: number, wrong?: ClueFault): Step {
  const message: Unsent<ConfigureResponse> = {
    type: "configureResponse",
    sequenceNr: provider.numbering.nextToSend,
    responseCode: wrong?.code ?? 200,
    reasonString: wrong?.reason ?? RESPONSE_CODES[200].reasonString,
    confSequenceNr,
  };
  return [
    { ...provider, numbering: afterSending(provider.numbering) },
    [{ type: "send-message", message }],
  ];
}
