import { heightsOf } from "../../clue/index.ts";
import type { Label } from "../../sdp/index.ts";
import { captureOn, mayFlow, type Session } from "../../session/index.ts";
import type { Participant, ParticipantEffect, ParticipantStep } from "../participant.ts";
import type { Sending } from "./own-layers.ts";
import { isSwitchedOn, type OwnRoom } from "./own-room.ts";

/** Tells the encodings that may flow and did not, or not so, and those that did and may not. */
export function letFlow(participant: Participant): ParticipantStep {
  const { session, ownRoom, sending } = participant;
  if (!session) return [participant, []];
  const wanted = maySend(session, ownRoom);
  const stopped = [...sending.keys()].filter((label) => !wanted.has(label));
  const changed = [...wanted].filter(([label, heights]) => !isSame(sending.get(label), heights));
  const effects: ParticipantEffect[] = [
    ...stopped.map((label) => ({ type: "set-sending", label, active: false }) as const),
    ...changed.map(
      ([label, heights]) => ({ type: "set-sending", label, active: true, heights }) as const,
    ),
  ];
  return [effects.length > 0 ? { ...participant, sending: wanted } : participant, effects];
}

/** Nothing leaves that nobody has configured, nor what the person here has switched off. */
function maySend(session: Session, ownRoom: OwnRoom): Sending {
  const configured = session.channel?.provider.configured ?? [];
  const sending = new Map<Label, readonly number[]>();
  for (const line of session.lines) {
    const { role, label } = line;
    if (role !== "sending" || label === undefined) continue;
    if (!mayFlow(line, configured) || !isSwitchedOn(ownRoom, label)) continue;
    sending.set(label, heightsOf(captureOn(line, configured) ?? {}));
  }
  return sending;
}

function isSame(one: readonly number[] | undefined, other: readonly number[]): boolean {
  return one?.length === other.length && one.every((height, at) => height === other[at]);
}
