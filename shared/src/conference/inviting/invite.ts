import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import type { PolicyInput, Recipient } from "../input.ts";
import { refusalToInvite } from "../policy/admission.ts";
import { shownAs } from "../policy/anonymity.ts";
import { mayInvite } from "../policy/policy.ts";
import { askerOf } from "../roster/asker-of.ts";
import { addressOfRecord } from "./address-of-record.ts";
import { isThere } from "./call-out.ts";
import { type Invitation, maxInvitations, maxRefers } from "./invitation.ts";
import { failInvitation, keepInvitation, wantInvitation } from "./invitations.ts";

type InviteRequested = Extract<PolicyInput, { readonly type: "invite-requested" }>;

/** A REFER that asks for somebody to be brought in (RFC 4579 §5.5). */
export function inviteRequested(draft: Draft, { refer, by, role, target }: InviteRequested): void {
  const { conference, effects } = draft;
  const asker = askerOf(draft, by);
  const answer = (status: number) => void effects.push({ type: "answer-refer", refer, status });
  if (conference.lifecycle.phase === "released") return answer(404);
  // Who is not in it asks for others only as its host.
  const isAllowed = asker ? mayInvite(conference.policy, asker.role) : role === "host";
  const entity = addressOfRecord(target, conference.uri);
  if (!isAllowed || !entity) return answer(403);
  if (conference.lifecycle.phase === "inactive") return answer(480);
  const known = invitationOf(draft, entity);
  const refused = isThere(draft, entity) ? undefined : refusalToInvite(conference, entity);
  const isTooMany = known ? known.refers.length >= maxRefers : isFull(draft);
  if (refused) return answer(refused.status);
  if (isTooMany) return answer(486);
  answer(200);
  if (known) return keepInvitation(draft, { ...known, refers: [...known.refers, refer] });
  wantInvitation(draft, { ...somebody(entity), ...askedBy(asker), refers: [refer] });
}

/**
 * The recipient list of an INVITE that was let in: each is asked once (RFC 5366 §5). Deviates from
 * RFC 5363 §5.2: those who have agreed are called though others have not, because to be registered
 * here is what agrees, and it comes and goes; and callers prove themselves where the operator says so.
 */
export function inviteRecipients(
  draft: Draft,
  asker: Participant,
  recipients: readonly Recipient[],
): void {
  for (const { entity: target, displayName, blind = false, anonymous = false } of recipients) {
    const own = addressOfRecord(target, draft.conference.uri);
    const entity = own ?? target;
    if (isFull(draft) || invitationOf(draft, entity)) continue;
    const plain = somebody(entity);
    const invitation = wantInvitation(draft, {
      ...plain,
      ...askedBy(asker),
      displayName: displayName ?? plain.displayName,
      blind,
      anonymous,
    });
    if (!own) failInvitation(draft, invitation, 403);
  }
}

/** A conference that begins again invites those who were in it last (S2.34). */
export function inviteAbsent(draft: Draft): void {
  for (const { entity: target, displayName, role, anonymous } of draft.conference.absent) {
    const entity = addressOfRecord(target, draft.conference.uri);
    if (!entity || isFull(draft) || invitationOf(draft, entity)) continue;
    wantInvitation(draft, { entity, displayName, role, anonymous, blind: false, refers: [] });
  }
}

function isFull({ conference }: Draft): boolean {
  return conference.invitations.size >= maxInvitations;
}

/** One invitation for each: a failed one is over, and may be followed by another. */
function invitationOf({ conference }: Draft, entity: string): Invitation | undefined {
  return [...conference.invitations.values()].find(
    (invitation) => invitation.entity === entity && invitation.progress.phase !== "failed",
  );
}

/** What is known of somebody of whom only the address is. */
function somebody(entity: string) {
  const displayName = entity.replace(/^sips?:/i, "").replace(/@.*$/, "");
  const open = { blind: false, anonymous: false } as const;
  return { entity, displayName, role: "participant", ...open, refers: [] } as const;
}

function askedBy(asker: Participant | undefined): { readonly by?: string } {
  return asker ? { by: shownAs(asker).entity } : {};
}
