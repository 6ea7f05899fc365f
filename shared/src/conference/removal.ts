import type { LegId } from "../switching/index.ts";
import { shownAs } from "./anonymity.ts";
import type { Participant } from "./conference.ts";
import { type Draft, setPresence } from "./draft.ts";
import type { ReferId } from "./ids.ts";
import type { PolicyInput } from "./input.ts";
import { depart, endLeg } from "./leave.ts";
import { printReason, removedReason } from "./reason.ts";

type RemovalRequested = Extract<PolicyInput, { readonly type: "removal-requested" }>;

/**
 * A REFER with `method=BYE` (S0.4, S4.5): a participant may send itself away, a host anybody. To
 * the conference URI it means whoever asks: the focus leaves on their behalf.
 */
export function removalRequested(draft: Draft, input: RemovalRequested): void {
  const { refer, target } = input;
  const asker = askerOf(draft, input.by);
  const isHost = asker ? asker.role === "host" : input.role === "host";
  const answer = (status: number) => draft.effects.push({ type: "answer-refer", refer, status });
  const targets = target === draft.conference.uri ? [asker] : participantsShownAs(draft, target);
  const connected = targets.filter((each) => each?.leg !== undefined);
  if (!isHost && connected.some((each) => each !== asker)) return void answer(403);
  if (!asker && !isHost) return void answer(403);
  if (connected.length === 0) return void answer(404);
  answer(200);
  const legs = connected.flatMap((each) => (each ? remove(draft, each, refer) : []));
  // An INVITE that is not answered yet is refused instead of a BYE, and nothing comes back of that.
  for (const leg of legs) byeAnswered(draft, leg);
}

/** The BYE's answer: now everybody is told (S2.44), and whoever asked for it. */
export function byeAnswered(draft: Draft, leg: LegId): void {
  const removal = draft.conference.removals.get(leg);
  if (!removal) return;
  const removals = new Map(draft.conference.removals);
  removals.delete(leg);
  draft.conference = { ...draft.conference, removals };
  const participant = draft.participants.get(removal.participant);
  if (participant?.presence.phase === "removed") {
    depart(draft, participant, participant.presence.reason);
  }
  const isLast = ![...removals.values()].some(({ refer }) => refer === removal.refer);
  if (isLast) draft.effects.push({ type: "finish-refer", refer: removal.refer, status: 200 });
}

/** Begins it, and gives the leg that it is already over for, if it is. */
function remove(draft: Draft, { id, leg }: Participant, refer: ReferId): readonly LegId[] {
  if (!leg) return [];
  const isOver = draft.legs.get(leg)?.phase === "opening";
  endLeg(draft, leg, removedReason);
  setPresence(draft, id, { phase: "removed", reason: `Reason: ${printReason(removedReason)}` });
  const removals = new Map(draft.conference.removals).set(leg, { participant: id, refer });
  draft.conference = { ...draft.conference, removals };
  return isOver ? [leg] : [];
}

function askerOf(draft: Draft, by: LegId | undefined): Participant | undefined {
  const leg = by && draft.legs.get(by);
  return leg && draft.participants.get(leg.participant);
}

function participantsShownAs(draft: Draft, target: string): readonly Participant[] {
  return [...draft.participants.values()].filter(
    (participant) => shownAs(participant).entity === target,
  );
}
