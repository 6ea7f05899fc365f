import { assertNever } from "../lib/index.ts";
import { type ClueFault, fault } from "./fault.ts";
import type { Ack, Advertisement, Configure, ConfigureResponse, Unsent } from "./message.ts";
import type { AdvertisementContent, CaptureEncoding } from "./model/advertisement.ts";
import { checkConfigure } from "./model/check-configure.ts";
import { isSuccess, RESPONSE_CODES } from "./response-codes.ts";
import { afterReceiving, afterSending, type Numbering, outOfOrder } from "./sequencing.ts";

/** An advertisement with the number it was sent under. */
export interface SentAdvertisement {
  readonly content: AdvertisementContent;
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
 * content, and after a NACK until other content comes. Messages not drawn for a state leave it as it is; a configure
 * among them is answered all the same, so that the consumer does not wait for ever.
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
      readonly phase: "wait-for-ack" | "wait-for-conf" | "established";
      readonly sent: SentAdvertisement;
    }
);

/** An error response of the peer. */
export interface Refusal {
  readonly responseCode: number;
  readonly reason: string;
}

export type ProviderInput =
  | { readonly type: "settings-changed"; readonly content: AdvertisementContent }
  | { readonly type: "ack-received"; readonly ack: Ack }
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
  | { readonly type: "note-fault"; readonly code: number; readonly reason: string };

type Step = [Provider, readonly ProviderEffect[]];

/** Begins anew on a new channel; what a former one left `configured` and `sent` stays in force (RFC 8848 §4.5.4.4). */
export function openProvider(numbering: Numbering, former?: Provider): Provider {
  return {
    phase: "adv",
    numbering,
    configured: former?.configured ?? [],
    ...(former?.answered !== undefined && { answered: former.answered }),
    ...(former?.sent && { sent: former.sent }),
  };
}

export function stepProvider(provider: Provider, input: ProviderInput): Step {
  switch (input.type) {
    case "settings-changed":
      return advertise(provider, input.content);
    case "ack-received":
      return takeAck(provider, input.ack);
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
function advertise(provider: Provider, content: AdvertisementContent): Step {
  const sequenceNr = provider.numbering.nextToSend;
  const there = new Set(content.captures.map((capture) => capture.captureId));
  const { answered } = provider;
  return [
    {
      phase: "wait-for-ack",
      numbering: afterSending(provider.numbering),
      configured: provider.configured.filter((encoding) => there.has(encoding.captureId)),
      ...(answered !== undefined && { answered }),
      sent: { content, sequenceNr },
    },
    [{ type: "send-message", message: { type: "advertisement", sequenceNr, content } }],
  ];
}

function takeAck(before: Provider, ack: Ack): Step {
  const [numbering, order] = afterReceiving(before.numbering, ack.sequenceNr);
  const provider = { ...before, numbering };
  const notes: ProviderEffect[] =
    order === "expected" ? [] : [{ type: "note-fault", ...outOfOrder(ack.sequenceNr) }];
  const isAwaited =
    provider.phase === "wait-for-ack" && ack.advSequenceNr === provider.sent.sequenceNr;
  if (order === "repeated" || !isAwaited) return [provider, notes];
  if (isSuccess(ack.responseCode)) return [{ ...provider, phase: "wait-for-conf" }, notes];
  const refusal = { responseCode: ack.responseCode, reason: ack.reasonString ?? "" };
  return [{ ...provider, phase: "adv", refusal }, notes];
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
  const wrong = checkConfigure(captureEncodings, provider.sent.content);
  if (wrong) return refuseConfigure({ ...provider, phase: "wait-for-conf" }, sequenceNr, wrong);
  return respond(
    { ...provider, phase: "established", configured: captureEncodings, answered: newest },
    sequenceNr,
  );
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
