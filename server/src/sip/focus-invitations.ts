import type { Conversation, InvitationId } from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import type { SignallingUser } from "../focus/ports.ts";
import { callerOf, conversationHeaders } from "./caller-of.ts";
import type { Identity } from "./proof.ts";
import type { SipEvent } from "./sip-event.ts";
import type { InviteToSend, SentInvite } from "./sip-handle.ts";

/** What comes of an INVITE of ours. */
export type InvitationEvent = Extract<SipEvent, { readonly sent: SentInvite }>;

/** Who sends INVITEs, and from which URI on behalf of a conference. */
export interface CallsOut {
  invite(call: InviteToSend): SentInvite;
  conferenceUri(name: string): string;
}

/** The INVITEs of conferences that are not answered yet. */
export class FocusInvitations {
  readonly #pending = new Map<InvitationId, SentInvite>();
  readonly #callsOut: CallsOut;

  constructor(callsOut: CallsOut) {
    this.#callsOut = callsOut;
  }

  send(
    invitation: InvitationId,
    conference: string,
    target: string,
    conversation: Conversation,
  ): void {
    const sent = this.#callsOut.invite({
      id: invitation,
      from: this.#callsOut.conferenceUri(conference),
      to: target,
      headers: conversationHeaders(conversation),
      identityOf: (registered) => identityIn(conference, registered),
    });
    this.#pending.set(invitation, sent);
  }

  cancel(invitation: InvitationId): void {
    this.#pending.get(invitation)?.cancel();
  }

  /** Whether there is a conference that it concerns; without, nobody is there for an answer. */
  happened(event: InvitationEvent, user: SignallingUser): boolean {
    const invitation = event.sent.id as InvitationId;
    if (event.type !== "invite-ringing") this.#pending.delete(invitation);
    switch (event.type) {
      case "invite-ringing":
        return user.invitationHappened({ type: "invitation-ringing", invitation });
      case "invite-failed": {
        const { status } = event;
        return user.invitationHappened({ type: "invitation-failed", invitation, status });
      }
      case "invite-answered":
        return user.invitationHappened({
          type: "invitation-answered",
          invitation,
          leg: event.leg.id as LegId,
          caller: callerOf(event.answer),
          sdp: event.answer.sdp,
        });
      default:
        return assertNever(event);
    }
  }
}

/** A join token proves nothing in another conference than its own, also where it registered. */
function identityIn(conference: string, registered: Identity): Identity {
  const isElsewhere =
    registered.type === "proven" &&
    registered.conference !== undefined &&
    registered.conference !== conference;
  return isElsewhere ? { type: "unproven" } : registered;
}
