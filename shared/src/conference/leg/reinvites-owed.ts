import { assertNever } from "../../lib/index.ts";
import type { Direction } from "../../sdp/index.ts";
import type { Conference, Leg } from "../conference.ts";
import { isReachable } from "../conference.ts";
import type { Section } from "./section.ts";

/**
 * Who is owed a re-INVITE: everyone whose latest agreed description is not what it should be now.
 *
 * This is the only place that decides it. Joining, leaving, being lost and coming back differ
 * only in how they change what a participant has configured (S0.6, RFC 4353 §5.3); whoever
 * configured nothing of the leaver's is not disturbed (G17). When the re-INVITE may go out is the
 * dialog's own business: `offer-answer/`.
 */
export function reinvitesOwed(conference: Conference): readonly Leg[] {
  return [...conference.legs.values()].filter(
    (leg) => (isReachable(leg) || isToBeHeardAgain(leg)) && isOwed(leg),
  );
}

/** Nothing is heard over a transport that has failed: to offer another, signalling is enough. */
function isToBeHeardAgain({ flow, restart }: Leg): boolean {
  return flow === "up" && restart?.phase === "owed";
}

/** A leg never changes, only its successor differs: what was found of it once stays true. */
const found = new WeakMap<Leg, boolean>();

/** Also where it is not known what the peer has in force: then it is offered afresh. */
export function isOwed(leg: Leg): boolean {
  const known = found.get(leg);
  if (known !== undefined) return known;
  const owed = differs(leg);
  found.set(leg, owed);
  return owed;
}

function differs(leg: Leg): boolean {
  const { agreed, uncertain } = leg;
  if (leg.lostSight === "owed" || leg.restart?.phase === "owed") return true;
  if (!agreed || uncertain) return leg.phase === "confirmed";
  if (agreed.length !== leg.sections.length) return true;
  return leg.sections.some((section, index) => {
    if (section.role !== "seat") return false;
    return agreed[index] !== wantedDirection(leg, section);
  });
}

/** What a re-INVITE would ask for now, in a form that compares. */
export function wishOf(leg: Leg): string {
  const { sections, restart } = leg;
  const wishes = sections.map((section) =>
    section.role === "seat" ? `${section.label}:${wantedDirection(leg, section)}` : section.role,
  );
  const transport = restart && "local" in restart ? [restart.local.ice.ufrag] : [];
  return [...wishes, ...transport].join(" ");
}

/** The direction that an m-section should have by now, from the focus's end (RFC 8848 §4.4). */
export function wantedDirection(
  leg: Leg,
  section: Extract<Section, { readonly coding: unknown }>,
): Direction {
  if (section.peerHolds) return "inactive";
  switch (section.role) {
    case "uplink":
      return "recvonly";
    case "both":
      return "sendrecv";
    case "seat":
      return leg.opened.has(section.label) ? "sendonly" : "inactive";
    default:
      return assertNever(section);
  }
}
