import { chooseCaptures, type EncodingId, mayNameHeights } from "../clue/index.ts";
import type { Env } from "../lib/index.ts";
import type { Label } from "../sdp/index.ts";
import type { Session } from "../session/index.ts";
import { toSession } from "./dialog.ts";
import { letFlow } from "./own-media/sending.ts";
import { andThen, type Participant, type ParticipantStep } from "./participant.ts";
import { clueLossOf } from "./recovery/clue-loss.ts";
import { mendPath } from "./recovery/mend-path.ts";
import { chairsAfter } from "./rooms/departures.ts";
import { placesSeen } from "./rooms/places.ts";
import { roomsSeen } from "./rooms/rooms.ts";
import { stillSwitched } from "./rooms/switched-in.ts";
import { incomingBps } from "./stage/bandwidth.ts";
import { withContents } from "./stage/left-out.ts";
import { withPictureHeights } from "./stage/picture-heights.ts";
import { stillPinned } from "./stage/pinning.ts";
import { seenBy } from "./stage/seen-by.ts";
import { keepTalking } from "./talk/talk.ts";

/** Everything that follows from the state as it is, whatever brought it there. */
export function catchUp(participant: Participant, env: Env): ParticipantStep {
  const offered = toSession(
    participant,
    { type: "content-offered", content: participant.content },
    env,
  );
  const looked = andThen(offered, (next) => look(next, env));
  const seen = andThen(looked, (next) => {
    const clueLoss = clueLossOf(next.clueLoss, next.session, env);
    return letFlow(withPlaces(withPin({ ...next, clueLoss })));
  });
  const mending = andThen(seen, mendPath);
  return andThen(mending, (next) => keepTalking(next, env));
}

/** What is asked for goes by who is there; and where that is new, what is shown of them goes by it. */
function look(participant: Participant, env: Env): ParticipantStep {
  const there = withRooms(participant, env);
  return andThen(want(there, env), (next) => [
    next.session === there.session ? next : withRooms(next, env),
    [],
  ]);
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
  const sized = isNamed ? withPictureHeights(chosen, seen.heights, incomingBps(viewing)) : chosen;
  const captureEncodings = seen ? withContents(sized, seen.contents) : sized;
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
