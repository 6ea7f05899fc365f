import type { Leg, Replaced } from "../conference.ts";
import type { SignallingInput } from "../input.ts";

type Offer = Extract<SignallingInput, { readonly type: "offer-received" }>;

/** @param length of the offer, in m-sections; absent: it asks for ours */
export function replacedBy(
  { offer, method }: Offer,
  leg: Leg,
  length = leg.sections.length,
): Replaced {
  const { sections, remoteTransport, localTransport, agreed, sdpVersion, session } = leg;
  const { lines, remoteUfrag } = session;
  const inForce = {
    ...{ sections, remoteTransport, sdpVersion },
    ...(localTransport && { localTransport }),
    ...(agreed && { agreed }),
  };
  const agreement = { lines, ...(remoteUfrag !== undefined && { remoteUfrag }) };
  return { offer, method, length, inForce, agreement };
}

/**
 * The leg as if the offer had never been made (RFC 3261 §14.1, RFC 6337 §3.4), whatever was composed
 * for it. What this end has added behind it stays added.
 */
export function reinstated(leg: Leg, { inForce, agreement, length }: Replaced): Leg {
  const { peerOffer: _, ourOffer: __, replaced: ___, agreed: ____, ...rest } = leg;
  const sections = [...inForce.sections, ...leg.sections.slice(length)];
  return { ...rest, ...inForce, sections, session: { ...leg.session, ...agreement } };
}
