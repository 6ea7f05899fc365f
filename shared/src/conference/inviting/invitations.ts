import { addDuration } from "../../lib/index.ts";
import type { Draft } from "../draft.ts";
import { drawToken } from "../draw-token.ts";
import type { InvitationId } from "../ids.ts";
import type { Invitation } from "./invitation.ts";

/** Puts down that somebody is to be called; `callOut` sees to it that they are. */
export function wantInvitation(
  draft: Draft,
  wanted: Omit<Invitation, "id" | "number" | "since" | "progress">,
): Invitation {
  const { invitations } = draft.conference;
  const taken = new Set([...invitations.values()].map(({ number }) => number));
  let number = 1;
  while (taken.has(number)) number++;
  const invitation: Invitation = {
    ...wanted,
    id: drawToken(() => draft.env.random()) as InvitationId,
    number,
    since: draft.env.date,
    progress: { phase: "wanted" },
  };
  keepInvitation(draft, invitation);
  return invitation;
}

export function keepInvitation(draft: Draft, invitation: Invitation): void {
  const invitations = new Map(draft.conference.invitations).set(invitation.id, invitation);
  draft.conference = { ...draft.conference, invitations };
}

/** It came to nothing: everybody is told, for as long as a leave is told of. */
export function failInvitation(draft: Draft, invitation: Invitation, status: number): void {
  const { env, conference } = draft;
  const until = addDuration(env.now, conference.settings.departedShown);
  const progress = { phase: "failed", until, when: env.date, status } as const;
  finishRefers(draft, invitation, status);
  keepInvitation(draft, { ...invitation, refers: [], progress });
}

/** It is over, one way or another, and is shown no more. */
export function dropInvitation(draft: Draft, invitation: Invitation, status: number): void {
  finishRefers(draft, invitation, status);
  const invitations = new Map(draft.conference.invitations);
  invitations.delete(invitation.id);
  draft.conference = { ...draft.conference, invitations };
}

function finishRefers(draft: Draft, { refers }: Invitation, status: number): void {
  for (const refer of refers) draft.effects.push({ type: "finish-refer", refer, status });
}
