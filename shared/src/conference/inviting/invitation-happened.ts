import { assertNever } from "../../lib/index.ts";
import type { Draft } from "../draft.ts";
import type { Caller, InvitationInput } from "../input.ts";
import { comeIn, refuse } from "../presence/join.ts";
import { type Invitation, isCalling } from "./invitation.ts";
import { failInvitation, keepInvitation } from "./invitations.ts";

type Answered = Extract<InvitationInput, { readonly type: "invitation-answered" }>;

/** What came of an INVITE of ours; for one that was called off meanwhile it is too late. */
export function invitationHappened(draft: Draft, input: InvitationInput): void {
  const known = draft.conference.invitations.get(input.invitation);
  const invitation = known && isCalling(known) ? known : undefined;
  switch (input.type) {
    case "invitation-ringing":
      return (
        invitation && keepInvitation(draft, { ...invitation, progress: { phase: "alerting" } })
      );
    case "invitation-answered":
      return invitation
        ? answered(draft, invitation, input)
        : refuse(draft, input.leg, { status: 487 });
    case "invitation-failed":
      return invitation && failInvitation(draft, invitation, input.status);
    default:
      return assertNever(input);
  }
}

/** Whoever answers comes in by the same door as whoever calls. */
function answered(draft: Draft, invitation: Invitation, { leg, caller, sdp }: Answered): void {
  const answerer = answererOf(invitation, caller);
  keepInvitation(draft, { ...invitation, progress: { phase: "answered", leg } });
  const refused = comeIn(draft, { leg, caller: answerer, sdp, joiningMethod: "dialed-out" });
  if (!refused) return;
  refuse(draft, leg, refused);
  failInvitation(draft, invitation, refused.status);
}

/** Who was called is who answers; of the rest, the answerer's own word counts. */
function answererOf({ entity, displayName, role, anonymous }: Invitation, caller: Caller): Caller {
  return {
    ...caller,
    entity,
    displayName: caller.displayName || displayName,
    role: caller.proven ? role : caller.role,
    anonymous: anonymous || caller.anonymous,
  };
}
