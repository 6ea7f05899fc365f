import type { Participant } from "../conference.ts";
import type { Invitation } from "../inviting/invitation.ts";

/** Name of somebody who asked that it be withheld (RFC 3323 §4.1). */
export const anonymousName = "Anonymous";

/**
 * How a participant is shown to everybody: whoever asked for privacy under a URI that tells
 * nothing, one for each, so that several do not look like one user (RFC 4575 §4.5, RFC 3323 §4.1.1.3).
 */
export function shownAs({ entity, displayName, seat, anonymous }: Participant): {
  readonly entity: string;
  readonly displayName: string;
} {
  if (!anonymous) return { entity, displayName };
  return { entity: `sip:anonymous${seat}@anonymous.invalid`, displayName: anonymousName };
}

/** How somebody who is called is shown before the answer: by the same rule, and blind by it too. */
export function invitedAs({ entity, displayName, number, blind, anonymous }: Invitation): {
  readonly entity: string;
  readonly displayName: string;
} {
  if (!blind && !anonymous) return { entity, displayName };
  return { entity: `sip:invited${number}@anonymous.invalid`, displayName: anonymousName };
}
