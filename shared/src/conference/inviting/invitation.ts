import type { Instant } from "../../lib/index.ts";
import type { LegId } from "../../switching/index.ts";
import type { InvitationId, ReferId } from "../ids.ts";
import type { Role } from "../policy/policy.ts";

/** Most that one INVITE may ask us to invite. Our policy: a team, and no mailing list. */
export const maxRecipients = 50;

/** Most who are called at the same time; the others wait until somebody has answered. Our policy. */
export const maxRinging = 50;

/** Most invitations of a conference at a time, waiting ones too. Our policy. */
export const maxInvitations = 200;

/** Most REFERs that wait for the same person's answer. Our policy. */
export const maxRefers = 16;

/**
 * Somebody who is asked to come in: no participant, and without a seat, until the answer.
 *
 *     wanted ──► dialing-out ──► alerting ──► answered ──► (gone, once it is a participant)
 *        │            │              │            │
 *        ├────────────┴──────────────┴────────────┴──► failed ──► (gone, once everybody could be told)
 *        └──► (gone, when it is there by another way, or the conference is over)
 */
export interface Invitation {
  readonly id: InvitationId;
  /** From 1; names it in the roster. */
  readonly number: number;
  /** Address-of-record: whoever is registered for it is called. */
  readonly entity: string;
  readonly displayName: string;
  /** What the answerer may do, with proof of the entity. */
  readonly role: Role;
  /** Nobody is shown the entity or the name before the answer (RFC 5364 §4). */
  readonly blind: boolean;
  /** Nor after it (RFC 3323, RFC 5364 §4). */
  readonly anonymous: boolean;
  /** When it was asked for: ISO 8601, UTC. */
  readonly since: string;
  /** Who asked, as everybody sees them; nobody did where the conference was started again. */
  readonly by?: string;
  /** REFERs that are told what comes of it. */
  readonly refers: readonly ReferId[];
  readonly progress: InvitationProgress;
}

export type InvitationProgress =
  /** Its INVITE is not sent yet. */
  | { readonly phase: "wanted" }
  | { readonly phase: "dialing-out" }
  /** It rings somewhere. */
  | { readonly phase: "alerting" }
  | { readonly phase: "answered"; readonly leg: LegId }
  /** Shown in the roster until `until`. */
  | {
      readonly phase: "failed";
      readonly until: Instant;
      readonly when: string;
      readonly status: number;
    };

/** Whether its INVITE is out, and a CANCEL would end it. */
export function isCalling({ progress: { phase } }: Invitation): boolean {
  return phase === "dialing-out" || phase === "alerting";
}
