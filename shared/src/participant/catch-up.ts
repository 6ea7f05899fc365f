import { chooseCaptures, type EncodingId, mayNameHeights } from "../clue/index.ts";
import type { Env } from "../lib/index.ts";
import type { Label } from "../sdp/index.ts";
import type { Session } from "../session/index.ts";
import { incomingBps } from "./bandwidth.ts";
import { clueLossOf } from "./clue-loss.ts";
import { chairsAfter } from "./departures.ts";
import { toSession } from "./dialog.ts";
import { mendPath } from "./mend-path.ts";
import { andThen, type Participant, type ParticipantStep } from "./participant.ts";
import { withPictureHeights } from "./picture-heights.ts";
import { stillPinned } from "./pinning.ts";
import { placesSeen } from "./places.ts";
import { roomsSeen } from "./rooms.ts";
import { seenBy } from "./seen-by.ts";
import { letFlow } from "./sending.ts";
import { stillSwitched } from "./switched-in.ts";
import { keepTalking } from "./talk.ts";

/** Everything that follows from the state as it is, whatever brought it there. */
export function catchUp(participant: Participant, env: Env): ParticipantStep {
  const offered = toSession(
    participant,
    { type: "content-offered", content: participant.content },
    env,
  );
  const wanted = andThen(offered, (next) => want(next, env));
  const seen = andThen(wanted, (next) => {
    const clueLoss = clueLossOf(next.clueLoss, next.session, env);
    return letFlow(withPlaces(withPin(withRooms({ ...next, clueLoss }, env))));
  });
  const mending = andThen(seen, mendPath);
  return andThen(mending, (next) => keepTalking(next, env));
}

/** Chooses anew among what the newest advertisement and the newest description allow. */
function want(participant: Participant, env: Env): ParticipantStep {
  const { session, viewing } = participant;
  const consumer = session?.channel?.consumer;
  if (!session || !consumer?.advertisement) return [participant, []];
  const { content } = consumer.advertisement;
  const seen = seenBy(participant);
  const chosen = chooseCaptures({
    advertisement: content,
    encodings: encodingsToReceive(session),
    previous: consumer.requested,
    ...(seen && { wanted: seen.captures }),
  });
  const isNamed = viewing && seen && session.channel && mayNameHeights(session.channel);
  const captureEncodings = isNamed
    ? withPictureHeights(chosen, seen.heights, incomingBps(viewing))
    : chosen;
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

function withRooms(participant: Participant, env: Env): Participant {
  const { rooms: before, chairs, roster, self, session } = participant;
  const sight = { roster: roster.people, self: self.entity, session, now: env.now };
  const rooms = roomsSeen(before, sight);
  return { ...participant, rooms, chairs: chairsAfter(chairs, before, rooms, env) };
}

function withPin(participant: Participant): Participant {
  const viewing = stillPinned(participant);
  return viewing === participant.viewing || !viewing ? participant : { ...participant, viewing };
}

function withPlaces(participant: Participant): Participant {
  const switchedIn = stillSwitched(participant);
  return { ...participant, switchedIn, places: placesSeen({ ...participant, switchedIn }) };
}
