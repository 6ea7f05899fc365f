import { chooseCaptures, type EncodingId, mayNameHeights } from "../clue/index.ts";
import type { Env } from "../lib/index.ts";
import type { Label } from "../sdp/index.ts";
import type { Session } from "../session/index.ts";
import { clueLossOf } from "./clue-loss.ts";
import { toSession } from "./dialog.ts";
import { capturesToSee } from "./layout.ts";
import { andThen, type Participant, type ParticipantStep } from "./participant.ts";
import { withPictureHeights } from "./picture-heights.ts";
import { placesSeen } from "./places.ts";
import { roomsSeen } from "./rooms.ts";
import { letFlow } from "./sending.ts";
import { stillSwitched } from "./switched-in.ts";

/** Everything that follows from the state as it is, whatever brought it there. */
export function catchUp(participant: Participant, env: Env): ParticipantStep {
  const offered = toSession(
    participant,
    { type: "content-offered", content: participant.content },
    env,
  );
  const wanted = andThen(offered, (next) => want(next, env));
  return andThen(wanted, (next) => {
    const clueLoss = clueLossOf(next.clueLoss, next.session, env);
    return letFlow(withPlaces(withRooms({ ...next, clueLoss }, env)));
  });
}

/** Chooses anew among what the newest advertisement and the newest description allow. */
function want(participant: Participant, env: Env): ParticipantStep {
  const { session, viewing } = participant;
  const consumer = session?.channel?.consumer;
  if (!session || !consumer?.advertisement) return [participant, []];
  const { content } = consumer.advertisement;
  const chosen = chooseCaptures({
    advertisement: content,
    encodings: encodingsToReceive(session),
    previous: consumer.requested,
    ...(viewing && { wanted: capturesToSee(content, viewing) }),
  });
  const isNamed = viewing && session.channel && mayNameHeights(session.channel);
  const captureEncodings = isNamed ? withPictureHeights(chosen, content, viewing) : chosen;
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

function withRooms(participant: Participant, { now }: Env): Participant {
  const { rooms, roster, self, session } = participant;
  const sight = { roster: roster.people, self: self.entity, session, now };
  return { ...participant, rooms: roomsSeen(rooms, sight) };
}

function withPlaces(participant: Participant): Participant {
  const switchedIn = stillSwitched(participant);
  return { ...participant, switchedIn, places: placesSeen({ ...participant, switchedIn }) };
}
