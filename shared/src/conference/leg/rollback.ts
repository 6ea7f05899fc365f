import type { Leg, Rollback } from "../conference.ts";
import { type Draft, drawSsrcs } from "../draft.ts";
import type { SignallingInput } from "../input.ts";
import { type Section, seatsOf, withSeats } from "./section.ts";

type Offer = Extract<SignallingInput, { readonly type: "offer-received" }>;

/** @param length of the offer, in m-sections */
export function rollbackOf({ offer, method }: Offer, leg: Leg, length: number): Rollback {
  const { sections, remoteTransport, localTransport, agreed, sdpVersion, session } = leg;
  const { lines, remoteUfrag } = session;
  const inForce = {
    sections,
    remoteTransport,
    sdpVersion,
    ...(localTransport && { localTransport }),
    ...(agreed && { agreed }),
  };
  const agreement = { lines, ...(remoteUfrag !== undefined && { remoteUfrag }) };
  return { offer, method, length, inForce, agreement };
}

/**
 * The leg as if the offer had never been made (RFC 3261 §14.1, RFC 6337 §3.4), whatever was composed
 * for it. What this end has added behind it is added again, in numbers that go on from those before.
 */
export function rolledBack(draft: Draft, leg: Leg, rollback: Rollback): Leg {
  const { inForce, agreement, length } = rollback;
  const { peerOffer: _, ourOffer: __, rollback: ___, agreed: ____, ...rest } = leg;
  const sections = withAdded(draft, inForce.sections, leg.sections.slice(length));
  return { ...rest, ...inForce, sections, session: { ...leg.session, ...agreement } };
}

function withAdded(
  draft: Draft,
  sections: readonly Section[],
  added: readonly Section[],
): readonly Section[] {
  const countOf = (kind: "audio" | "video") =>
    seatsOf(sections, kind).length + seatsOf(added, kind).length;
  const needed = { audio: countOf("audio"), video: countOf("video") };
  return withSeats(sections, needed, () => drawSsrcs(draft));
}
