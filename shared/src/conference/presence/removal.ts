import type { LegId } from "../../switching/index.ts";
import type { Participant } from "../conference.ts";
import { type Draft, setPresence } from "../draft.ts";
import type { ReferId } from "../ids.ts";
import type { PolicyInput } from "../input.ts";
import { callOff } from "../inviting/call-out.ts";
import type { Invitation } from "../inviting/invitation.ts";
import { invitedAs } from "../policy/anonymity.ts";
import { printReason, removedByReason, removedReason } from "../reason.ts";
import { askerOf } from "../roster/asker-of.ts";
import { participantsNamed } from "../roster/named.ts";
import { depart, endLeg } from "./leave.ts";

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
  const oneself = asker ? [asker] : [];
  const targets = target === draft.conference.uri ? oneself : participantsNamed(draft, target);
  const here = targets.filter(isHere);
  const called = invitationsShownAs(draft, target);
  if (!isHost && (called.length > 0 || here.some((each) => each !== asker))) {
    return void answer(403);
  }
  if (!asker && !isHost) return void answer(403);
  if (here.length + called.length === 0) return void answer(404);
  answer(200);
  const host = asker ?? participantOf(draft, input.entity);
  for (const each of here) remove(draft, each, { refer, by: toldOf(host, each) });
  for (const invitation of called) callOff(draft, invitation, 487);
  finishIfOver(draft, refer);
}

function participantOf(draft: Draft, entity: string | undefined): Participant | undefined {
  return [...draft.participants.values()].find((one) => one.entity === entity && isHere(one));
}

/** The host, where it may be told who did it: nobody is told of themselves. */
function toldOf(host: Participant | undefined, removed: Participant): Participant | undefined {
  const isWithheld = host === undefined || host.anonymous || host.entity === removed.entity;
  return isWithheld ? undefined : host;
}

/** Whether there is a seat to take away, with somebody on it or held for them. */
function isHere({ leg, presence }: Participant): boolean {
  return leg !== undefined || presence.phase === "lost";
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
    const { phase: _, ...how } = participant.presence;
    depart(draft, participant, { ...how, saidBye: false });
  }
  finishIfOver(draft, removal.refer);
}

const reason = `Reason: ${printReason(removedReason)}`;

/** A BYE is waited for; an INVITE without an answer is refused, and a held seat is only free. */
function remove(
  draft: Draft,
  participant: Participant,
  { refer, by }: { readonly refer: ReferId; readonly by: Participant | undefined },
): void {
  const { id, leg } = participant;
  const isAnswered = leg !== undefined && draft.legs.get(leg)?.phase !== "opening";
  const how = { reason, ...(by && { by: by.entity }) };
  if (leg) endLeg(draft, leg, removedByReason(by?.displayName));
  if (!leg || !isAnswered) return depart(draft, participant, { ...how, saidBye: false });
  setPresence(draft, id, { phase: "removed", ...how });
  const removals = new Map(draft.conference.removals).set(leg, { participant: id, refer });
  draft.conference = { ...draft.conference, removals };
}

function finishIfOver(draft: Draft, refer: ReferId): void {
  const waiting = [...draft.conference.removals.values()];
  if (waiting.some((removal) => removal.refer === refer)) return;
  draft.effects.push({ type: "finish-refer", refer, status: 200 });
}

/** Those who are still being called: whoever may send them away may leave them alone, too. */
function invitationsShownAs({ conference }: Draft, target: string): readonly Invitation[] {
  return [...conference.invitations.values()].filter(
    (invitation) =>
      invitation.progress.phase !== "failed" &&
      invitation.progress.phase !== "answered" &&
      invitedAs(invitation).entity === target,
  );
}
