import type { Leg, Rollback } from "../conference.ts";
import { type Draft, drawSsrcs } from "../draft.ts";
import type { SignallingInput } from "../input.ts";
import { withNewStreams } from "./restart.ts";
import { type Section, seatsOf, withSeats } from "./section.ts";

type Offer = Extract<SignallingInput, { readonly type: "offer-received" }>;

/** @param length how many m-sections there are with it */
export function rollbackOf({ offer, method }: Offer, leg: Leg, length: number): Rollback {
  const { sections, remoteTransport, localTransport, agreed, uncertain, sdpVersion, session } = leg;
  const { lines, remoteUfrag } = session;
  const inForce = {
    sections,
    remoteTransport,
    sdpVersion,
    ...(localTransport && { localTransport }),
    ...(agreed && { agreed }),
    ...(uncertain && { uncertain }),
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
  const {
    peerOffer: _,
    ourOffer: __,
    rollback: ___,
    agreed: ____,
    uncertain: _____,
    ...rest
  } = leg;
  const sections = withAddedBehind(draft, inForce.sections, leg.sections.slice(length));
  const before = { ...rest, ...inForce, sections, session: { ...leg.session, ...agreement } };
  // What our own transport is to be offered with began after the offer, or goes before it.
  return leg.restart?.phase === "owed"
    ? { ...before, sections: withNewStreams(draft, before) }
    : before;
}

/** With the seats that this end has added behind those, in numbers that go on from them. */
export function withAddedBehind(
  draft: Draft,
  sections: readonly Section[],
  added: readonly Section[],
): readonly Section[] {
  const countOf = (kind: "audio" | "video") =>
    seatsOf(sections, kind).length + seatsOf(added, kind).length;
  const needed = { audio: countOf("audio"), video: countOf("video") };
  return withSeats(sections, needed, () => drawSsrcs(draft));
}
