import { chooseCaptures, type EncodingId } from "../clue/index.ts";
import type { Env } from "../lib/index.ts";
import type { Label } from "../sdp/index.ts";
import { mayFlow, type Session } from "../session/index.ts";
import { toSession } from "./dialog.ts";
import { isSwitchedOn, type OwnRoom } from "./own-room.ts";
import {
  andThen,
  type Participant,
  type ParticipantEffect,
  type ParticipantStep,
} from "./participant.ts";
import { roomsSeen } from "./rooms.ts";

/** Everything that follows from the state as it is, whatever brought it there. */
export function catchUp(participant: Participant, env: Env): ParticipantStep {
  const offered = toSession(
    participant,
    { type: "content-offered", content: participant.content },
    env,
  );
  const wanted = andThen(offered, (next) => want(next, env));
  return andThen(wanted, (next) => letFlow(withRooms(next)));
}

/** Chooses anew among what the newest advertisement and the newest description allow. */
function want(participant: Participant, env: Env): ParticipantStep {
  const { session } = participant;
  const consumer = session?.channel?.consumer;
  if (!session || !consumer?.advertisement) return [participant, []];
  const captureEncodings = chooseCaptures({
    advertisement: consumer.advertisement.content,
    encodings: encodingsToReceive(session),
    previous: consumer.requested,
  });
  return toSession(participant, { type: "content-wanted", captureEncodings }, env);
}

/** Inactive lines too: the focus may wait for the configure before it makes them active. */
function encodingsToReceive(session: Session): readonly EncodingId[] {
  return session.lines.flatMap(({ role, label }) =>
    role === "receiving" && label !== undefined ? [encodingOf(label)] : [],
  );
}

/** A label is what SDP calls an encoding (RFC 8848 §4.4). */
function encodingOf(label: Label): EncodingId {
  return label as string as EncodingId;
}

function withRooms(participant: Participant): Participant {
  const { rooms, roster, self, session } = participant;
  return { ...participant, rooms: roomsSeen(rooms, roster.people, self.entity, session) };
}

/** Tells the encodings that may flow and did not, and those that did and may not. */
function letFlow(participant: Participant): ParticipantStep {
  const { session, ownRoom, sending } = participant;
  if (!session) return [participant, []];
  const wanted = maySend(session, ownRoom);
  const effects: ParticipantEffect[] = [
    ...[...sending].filter((label) => !wanted.has(label)).map(setSending(false)),
    ...[...wanted].filter((label) => !sending.has(label)).map(setSending(true)),
  ];
  return [effects.length > 0 ? { ...participant, sending: wanted } : participant, effects];
}

function setSending(active: boolean) {
  return (label: Label): ParticipantEffect => ({ type: "set-sending", label, active });
}

/** Nothing leaves that nobody has configured, nor what the person here has switched off. */
function maySend(session: Session, ownRoom: OwnRoom): ReadonlySet<Label> {
  const configured = session.channel?.provider.configured ?? [];
  return new Set(
    session.lines.flatMap((line) =>
      line.role === "sending" &&
      line.label !== undefined &&
      mayFlow(line, configured) &&
      isSwitchedOn(ownRoom, line.label)
        ? [line.label]
        : [],
    ),
  );
}
