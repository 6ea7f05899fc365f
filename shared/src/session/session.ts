import {
  type AdvertisementContent,
  type CaptureEncoding,
  type Channel,
  type ChannelEffect,
  type ChannelInput,
  type ChannelSettings,
  channelDeadline,
  heightsOf,
  mayConfigure,
  openChannel,
  stepChannel,
} from "../clue/index.ts";
import { assertNever, type Env, type Instant } from "../lib/index.ts";
import type { SessionDescription } from "../sdp/index.ts";
import { type Line, linesOf } from "./line.ts";
import { transportOf } from "./transport-parameters.ts";

/**
 * One leg seen from one end, either end: what SDP has agreed and what CLUE has, side by side.
 * Neither waits for the other (RFC 8848 §5.1); `mayFlow` is where they meet.
 */
export interface Session {
  readonly lines: readonly Line[];
  /** Absent when the peer does not speak CLUE: its media needs SDP alone. */
  readonly channel?: Channel;
  /** What this end last said it has to show. */
  readonly offered?: AdvertisementContent;
  /** Of the peer's transport that is in force. */
  readonly remoteUfrag?: string;
}

export type SessionInput =
  /** An offer and its answer are both in force (RFC 3264 §6). */
  | {
      readonly type: "description-agreed";
      readonly local: SessionDescription;
      readonly remote: SessionDescription;
    }
  /** What this end has to show; said again, it changes nothing. */
  | { readonly type: "content-offered"; readonly content: AdvertisementContent }
  /** What this end wants to see; said again, it changes nothing. */
  | { readonly type: "content-wanted"; readonly captureEncodings: readonly CaptureEncoding[] }
  | Exclude<ChannelInput, { readonly type: "advertise-requested" | "configure-requested" }>;

export type SessionEffect = ChannelEffect;

export function openSession(clue: ChannelSettings | undefined): Session {
  return clue ? { lines: [], channel: openChannel(clue) } : { lines: [] };
}

export function sessionDeadline(session: Session): Instant | undefined {
  return session.channel && channelDeadline(session.channel);
}

export function stepSession(
  session: Session,
  input: SessionInput,
  env: Env,
): [Session, readonly SessionEffect[]] {
  switch (input.type) {
    case "description-agreed":
      return agreeOn(session, input, env);
    case "content-offered":
      return session.offered === input.content
        ? [session, []]
        : toChannel(
            { ...session, offered: input.content },
            { type: "advertise-requested", content: input.content },
            env,
          );
    case "content-wanted":
      return session.channel && configureOwed(session.channel, input.captureEncodings)
        ? toChannel(session, { ...input, type: "configure-requested" }, env)
        : [session, []];
    case "setup-started":
    case "channel-opened":
    case "channel-lost":
    case "session-ended":
    case "message-received":
    case "deadline-passed":
      return toChannel(session, input, env);
    default:
      return assertNever(input);
  }
}

/** Another transport (RFC 8839 §4.4.1.1.1) has another CLUE channel; what was configured holds (RFC 8848 §4.5.4.4). */
function agreeOn(
  session: Session,
  { local, remote }: Extract<SessionInput, { readonly type: "description-agreed" }>,
  env: Env,
): [Session, readonly SessionEffect[]] {
  const remoteUfrag = transportOf(remote)?.ice.ufrag;
  const before = session.remoteUfrag ?? remoteUfrag;
  const isRestart = remoteUfrag !== undefined && remoteUfrag !== before;
  const agreed: Session = {
    ...session,
    lines: linesOf(local, remote),
    ...(remoteUfrag !== undefined && { remoteUfrag }),
  };
  if (!isRestart) return [agreed, []];
  const [lost] = toChannel(agreed, { type: "channel-lost" }, env);
  return toChannel(lost, { type: "setup-started" }, env);
}

/**
 * Whether a configure has to go out: every advertisement needs one (RFC 8847 §5.5), and so does
 * another choice. A selection that was refused is not asked for a second time.
 */
function configureOwed(channel: Channel, wanted: readonly CaptureEncoding[]): boolean {
  const { consumer } = channel;
  if (!mayConfigure(channel)) return false;
  const unanswered =
    consumer.phase === "adv-processing" ||
    (consumer.phase === "conf" && consumer.refusal === undefined);
  return unanswered || !sameSelection(consumer.requested, wanted);
}

export function sameSelection(
  one: readonly CaptureEncoding[],
  other: readonly CaptureEncoding[],
): boolean {
  const key = (encoding: CaptureEncoding) =>
    JSON.stringify([
      encoding.captureId,
      encoding.encodingId,
      encoding.configuredContent,
      heightsOf(encoding),
    ]);
  const keys = new Set(one.map(key));
  return one.length === other.length && other.every((encoding) => keys.has(key(encoding)));
}

function toChannel(
  session: Session,
  input: ChannelInput,
  env: Env,
): [Session, readonly SessionEffect[]] {
  if (!session.channel) return [session, []];
  const [channel, effects] = stepChannel(session.channel, input, env);
  return [{ ...session, channel }, effects];
}
