import { assertNever, type Env, ok, type Result, refuse } from "../lib/index.ts";
import type { ClueFault, ClueMessageFault } from "./fault.ts";
import type { ClueMessage, Options, OptionsResponse } from "./message.ts";
import { isSuccess, RESPONSE_CODES } from "./response-codes.ts";
import { openNumbering } from "./sequencing.ts";
import { highestCommonVersion, PROTOCOL_VERSION, SUPPORTED_VERSIONS } from "./version.ts";

/** What the initiation phase has settled, once per CLUE session (RFC 8847 §5.1-5.2). */
export interface Agreement {
  /** Every later message carries it in `v`. */
  readonly version: string;
  /** Whether the peer provides: then this end's consumer runs. */
  readonly peerProvides: boolean;
  /** Whether the peer consumes: then this end's provider runs. */
  readonly peerConsumes: boolean;
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
  /** The phase goes on. */
  | ({ readonly type: "unanswerable" } & ClueFault);

/** Who this end is in the options phase. */
interface Role {
  readonly clueId: string;
  readonly initiator: boolean;
}

/** `v` is the highest minor of the smallest major supported (RFC 8847 §5.1); we have one version and no extensions. */
export function composeOptions(role: Role, env: Env): Options {
  return {
    type: "options",
    ...senderOf(role, env),
    version: PROTOCOL_VERSION,
    mediaProvider: true,
    mediaConsumer: true,
    supportedVersions: SUPPORTED_VERSIONS,
    supportedExtensions: [],
  };
}

/** The receiver expects the options, the initiator the response; whatever else comes is not answered. */
export function takeInOptions(
  role: Role,
  received: Result<ClueMessage, ClueMessageFault>,
  env: Env,
): OptionsOutcome {
  if (!received.ok) return takeFaulty(role, received.refusal, env);
  const message = received.value;
  switch (message.type) {
    case "options":
      return role.initiator ? unexpected(message) : takeOptions(message, senderOf(role, env));
    case "optionsResponse":
      return role.initiator ? takeResponse(message) : unexpected(message);
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
function senderOf({ clueId }: Role, env: Env): Sender {
  return { clueId, sequenceNr: openNumbering(env).nextToSend };
}

function takeFaulty(role: Role, wrong: ClueMessageFault, env: Env): OptionsOutcome {
  const { messageType, code, reason } = wrong;
  if (messageType === "options" && !role.initiator) {
    return refused(senderOf(role, env), { code, reason });
  }
  if (messageType === "optionsResponse" && role.initiator) return { type: "failed", reason };
  return { type: "unanswerable", code, reason };
}

function takeOptions(options: Options, sender: Sender): OptionsOutcome {
  const agreement = judgeOptions(options);
  if (!agreement.ok) return refused(sender, agreement.refusal);
  // `v` as in RFC 8847 §10.2: that of the options it answers.
  const reply: OptionsResponse = {
    type: "optionsResponse",
    ...sender,
    version: options.version,
    responseCode: 200,
    reasonString: RESPONSE_CODES[200].reasonString,
    mediaProvider: true,
    mediaConsumer: true,
    agreedVersion: agreement.value.version,
    // RFC 8847 §5.2 wants the list, §9 forbids it empty: left out, as §10.2 does.
    commonExtensions: [],
  };
  return { type: "agreed", agreement: agreement.value, reply, ...nameOf(options) };
}

function judgeOptions(options: Options): Result<Agreement, ClueFault> {
  // RFC 8847 §5.1: without a list, the version in `v` and its lower minors.
  const listed = options.supportedVersions;
  const version = highestCommonVersion(listed.length > 0 ? listed : [options.version]);
  if (version === undefined) {
    return refuse({ code: 401, reason: `supported: ${SUPPORTED_VERSIONS.join(", ")}` });
  }
  const { mediaProvider, mediaConsumer } = options;
  return ok({ version, peerProvides: mediaProvider, peerConsumes: mediaConsumer });
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

function takeResponse(response: OptionsResponse): OptionsOutcome {
  const agreement = judgeResponse(response);
  return agreement.ok
    ? { type: "agreed", agreement: agreement.value, ...nameOf(response) }
    : { type: "failed", reason: agreement.refusal };
}

/** A 2xx names roles and a version (RFC 8847 §5.2). */
function judgeResponse(response: OptionsResponse): Result<Agreement, string> {
  const { responseCode, reasonString, mediaProvider, mediaConsumer, agreedVersion } = response;
  if (!isSuccess(responseCode)) {
    return refuse(`options refused: ${responseCode} ${reasonString ?? ""}`.trimEnd());
  }
  if (mediaProvider === undefined || mediaConsumer === undefined || agreedVersion === undefined) {
    return refuse("optionsResponse without roles or version");
  }
  if (highestCommonVersion([agreedVersion]) !== agreedVersion) {
    return refuse(`optionsResponse with version ${agreedVersion}, which was not offered`);
  }
  return ok({ version: agreedVersion, peerProvides: mediaProvider, peerConsumes: mediaConsumer });
}

function unexpected({ type }: ClueMessage): OptionsOutcome {
  return { type: "unanswerable", code: 400, reason: `${type} before the options are agreed` };
}

function nameOf({ clueId }: ClueMessage): { readonly peerClueId?: string } {
  return clueId === undefined ? {} : { peerClueId: clueId };
}
