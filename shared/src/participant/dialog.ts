import { type ChannelSettings, PICTURE_SIZE } from "../clue/index.ts";
import type { Env } from "../lib/index.ts";
import { clueDataChannel, parseSdp, type SessionDescription } from "../sdp/index.ts";
import { openSession, type SessionInput, stepSession, transportOf } from "../session/index.ts";
import { participantLimits } from "./limits.ts";
import { andThen, type Participant, type ParticipantStep } from "./participant.ts";

/** The two SDP texts of one offer and answer, as they went over the wire. */
export interface Descriptions {
  readonly local: string;
  readonly remote: string;
}

/** The session that begins with the answer to our INVITE. */
export function openDialog(
  participant: Participant,
  descriptions: Descriptions,
  env: Env,
): ParticipantStep {
  const read = readDescriptions(descriptions);
  const clue = read && clueSettings(participant, read.local, read.remote);
  const opened = agree({ ...participant, session: openSession(clue) }, descriptions, env);
  return andThen(opened, (next) => toSession(next, { type: "setup-started" }, env));
}

/** An offer and its answer are in force. What our parser cannot read changes nothing for CLUE. */
export function agree(
  participant: Participant,
  descriptions: Descriptions,
  env: Env,
): ParticipantStep {
  const read = readDescriptions(descriptions);
  if (!read) return [participant, [{ type: "note-fault", code: 488, reason: "unreadable SDP" }]];
  const wasOpen = isOpen(participant);
  const agreed = toSession(participant, { type: "description-agreed", ...read }, env);
  return andThen(agreed, (next) =>
    // The browser keeps its end of the channel open on the transport that takes the former's place.
    wasOpen && !isOpen(next) ? toSession(next, { type: "channel-opened" }, env) : [next, []],
  );
}

export function toSession(
  participant: Participant,
  input: SessionInput,
  env: Env,
): ParticipantStep {
  if (!participant.session) return [participant, []];
  const [session, effects] = stepSession(participant.session, input, env);
  return [
    { ...participant, session },
    effects.map((effect) =>
      effect.type === "close-channel" ? { type: "close-clue", reason: effect.reason } : effect,
    ),
  ];
}

function isOpen({ session }: Participant): boolean {
  const phase = session?.channel?.phase;
  return phase === "options" || phase === "active";
}

/** Nothing of the dialog is in force any more; the rooms stay as they were last seen. */
export function closeDialog(participant: Participant): Participant {
  const { session: _, ...rest } = participant;
  return { ...rest, media: { phase: "none" }, sending: new Map(), switchedIn: new Map() };
}

function readDescriptions({ local, remote }: Descriptions) {
  const ours = parseSdp(local);
  const theirs = parseSdp(remote);
  return ours.ok && theirs.ok ? { local: ours.value, remote: theirs.value } : undefined;
}

/** CLUE is on only if both ends have the data channel in their CLUE group (RFC 8848 §4.5). */
function clueSettings(
  { self }: Participant,
  local: SessionDescription,
  remote: SessionDescription,
): ChannelSettings | undefined {
  if (!clueDataChannel(local) || !clueDataChannel(remote)) return undefined;
  return {
    clueId: self.entity,
    // We are the DTLS client, and so the initiator, if the answerer is not.
    initiator: transportOf(remote)?.setup === "passive",
    initiatorTimeout: participantLimits.clueInitiatorTimeout,
    receiverTimeout: participantLimits.clueReceiverTimeout,
    extensions: [PICTURE_SIZE],
  };
}
