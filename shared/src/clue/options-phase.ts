import { assertNever, type Env, ok, type Result, refuse } from "../lib/index.ts";
import { commonExtensions } from "./common-extensions.ts";
import { type ClueFault, type ClueMessageFault, fault, shortReason } from "./fault.ts";
import type { ClueMessage, Extension, Options, OptionsResponse } from "./message.ts";
import { isSuccess, RESPONSE_CODES } from "./response-codes.ts";
import { openNumbering } from "./sequencing.ts";
import {
  highestCommonVersion,
  isBeyond,
  PROTOCOL_VERSION,
  SUPPORTED_VERSIONS,
  sameMajor,
} from "./version.ts";

/** What the initiation phase has settled, once per CLUE session (RFC 8847 §5.1-5.2). */
export interface Agreement {
  /** Every later message carries it in `v`. */
  readonly version: string;
  /** Those that may be used. */
  readonly extensions: readonly Extension[];
  /** Whether this end's provider runs: it can, and the peer is able to consume. */
  readonly provides: boolean;
  /** Whether this end's consumer runs: it can, and the peer is able to provide. */
  readonly consumes: boolean;
}

/** What this end brings into the initiation phase. */
export interface Party {
  readonly clueId: string;
  /** Whether it is the channel initiator. */
  readonly initiator: boolean;
  readonly mediaProvider: boolean;
  readonly mediaConsumer: boolean;
  readonly extensions: readonly Extension[];
}

/** What a message received in the options phase comes to. */
export type OptionsOutcome =
  | {
      readonly type: "agreed";
      readonly agreement: Agreement;
      readonly peerClueId?: string;
      readonly reply?: OptionsResponse;
    }
  /** The phase is over without agreement (RFC 8847 §6). */
  | { readonly type: "failed"; readonly reason: string; readonly reply?: OptionsResponse }
  | { readonly type: "unanswerable"; readonly code: number; readonly reason: string };

/** `v` is the highest minor of the lowest major version supported (RFC 8847 §5.1); we have one version. */
export function composeOptions(party: Party, env: Env): Options {
  const { mediaProvider, mediaConsumer, extensions } = party;
  return {
    type: "options",
    ...senderOf(party, env),
    version: PROTOCOL_VERSION,
    mediaProvider,
    mediaConsumer,
    supportedVersions: SUPPORTED_VERSIONS,
    supportedExtensions: extensions,
  };
}

/** The receiver expects the options, the initiator the response; whatever else comes is not answered. */
export function takeInOptions(
  party: Party,
  received: Result<ClueMessage, ClueMessageFault>,
  env: Env,
): OptionsOutcome {
  if (!received.ok) return takeFaulty(party, received.refusal, env);
  const message = received.value;
  switch (message.type) {
    case "options":
      return party.initiator ? unexpected(message) : takeOptions(party, message, env);
    case "optionsResponse":
      return party.initiator ? takeResponse(party, message) : unexpected(message);
    case "advertisement":
    case "ack":
    case "configure":
    case "configureResponse":
      return unexpected(message);
    default:
      return assertNever(message);
  }
}

interface Sender {
  readonly clueId: string;
  readonly sequenceNr: number;
}

/** Each end sends one message in this phase, so its number is the random start (RFC 8847 §5). */
function senderOf({ clueId }: Party, env: Env): Sender {
  return { clueId, sequenceNr: openNumbering(env).nextToSend };
}

function takeFaulty(party: Party, wrong: ClueMessageFault, env: Env): OptionsOutcome {
  const { messageType, code, reason } = wrong;
  if (messageType === "options" && !party.initiator) {
    return refused(senderOf(party, env), { code, reason });
  }
  if (messageType === "optionsResponse" && party.initiator) return { type: "failed", reason };
  return { type: "unanswerable", code, reason };
}

function takeOptions(party: Party, options: Options, env: Env): OptionsOutcome {
  const sender = senderOf(party, env);
  const judged = judgeOptions(party, options);
  if (!judged.ok) return refused(sender, judged.refusal);
  const agreement = judged.value;
  const { mediaProvider, mediaConsumer } = party;
  // `v` as in RFC 8847 §10.2: that of the options it answers.
  const reply: OptionsResponse = {
    type: "optionsResponse",
    ...sender,
    version: options.version,
    responseCode: 200,
    reasonString: RESPONSE_CODES[200].reasonString,
    mediaProvider,
    mediaConsumer,
    agreedVersion: agreement.version,
    // RFC 8847 §5.2 wants the list, §9 forbids it empty: an empty one is left out, as §10.2 does.
    commonExtensions: agreement.extensions,
  };
  return { type: "agreed", agreement, reply, ...nameOf(options) };
}

function judgeOptions(party: Party, options: Options): Result<Agreement, ClueFault> {
  const unsupported = fault(401, `supported: ${SUPPORTED_VERSIONS.join(", ")}`);
  // RFC 8847 §5.1: a major version above ours in `v` risks misinterpretation, whatever the list says.
  if (isBeyond(options.version)) return refuse(unsupported);
  // RFC 8847 §5.1: without a list, the version in `v` and its lower minors.
  const listed = options.supportedVersions;
  const version = highestCommonVersion(listed.length > 0 ? listed : [options.version]);
  if (version === undefined) return refuse(unsupported);
  const extensions = commonExtensions(options.supportedExtensions, party.extensions, version);
  return ok({ version, extensions, ...rolesOf(party, options) });
}

function refused(sender: Sender, { code, reason }: ClueFault): OptionsOutcome {
  const reply: OptionsResponse = {
    type: "optionsResponse",
    ...sender,
    version: PROTOCOL_VERSION,
    responseCode: code,
    reasonString: reason,
    commonExtensions: [],
  };
  return { type: "failed", reason: `options refused: ${code} ${reason}`, reply };
}

function takeResponse(party: Party, response: OptionsResponse): OptionsOutcome {
  const agreement = judgeResponse(party, response);
  return agreement.ok
    ? { type: "agreed", agreement: agreement.value, ...nameOf(response) }
    : { type: "failed", reason: agreement.refusal };
}

/** A 2xx names roles and a version (RFC 8847 §5.2). An extension that was not offered is none that could be used. */
function judgeResponse(party: Party, response: OptionsResponse): Result<Agreement, string> {
  const { responseCode, reasonString, mediaProvider, mediaConsumer, agreedVersion } = response;
  if (!isSuccess(responseCode)) {
    return refuse(shortReason(`options refused: ${responseCode} ${reasonString ?? ""}`.trimEnd()));
  }
  if (mediaProvider === undefined || mediaConsumer === undefined || agreedVersion === undefined) {
    return refuse("optionsResponse without roles or version");
  }
  if (!sameMajor(response.version, PROTOCOL_VERSION)) {
    return refuse(`optionsResponse of version ${shortReason(response.version)}`);
  }
  if (highestCommonVersion([agreedVersion]) !== agreedVersion) {
    return refuse(
      `optionsResponse with version ${shortReason(agreedVersion)}, which was not offered`,
    );
  }
  const extensions = commonExtensions(response.commonExtensions, party.extensions, agreedVersion);
  const roles = rolesOf(party, { mediaProvider, mediaConsumer });
  return ok({ version: agreedVersion, extensions, ...roles });
}

/** A dialogue needs a provider at one end and a consumer at the other. */
function rolesOf(
  party: Party,
  peer: { readonly mediaProvider: boolean; readonly mediaConsumer: boolean },
): Pick<Agreement, "provides" | "consumes"> {
  return {
    provides: party.mediaProvider && peer.mediaConsumer,
    consumes: party.mediaConsumer && peer.mediaProvider,
  };
}

function unexpected({ type }: ClueMessage): OptionsOutcome {
  return { type: "unanswerable", code: 400, reason: `${type} before the options are agreed` };
}

function nameOf({ clueId }: ClueMessage): { readonly peerClueId?: string } {
  return clueId === undefined ? {} : { peerClueId: clueId };
}
