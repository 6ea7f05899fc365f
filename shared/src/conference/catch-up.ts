import type { LegId } from "../switching/index.ts";
import { advertisementFor, advertisementOwed, seatsNeeded } from "./advertising/advertisement.ts";
import type { Offering } from "./advertising/offering.ts";
import { offeringsOf } from "./advertising/offerings-of.ts";
import { isReachable, type Leg } from "./conference.ts";
import { type Draft, drawSsrcs, feedSession } from "./draft.ts";
import { capturesInDemand, selectionWanted } from "./forwarding/demand.ts";
import { planFor } from "./forwarding/plan.ts";
import { type Sources, sourcesOf } from "./forwarding/sources.ts";
import { callOut } from "./inviting/call-out.ts";
import { feedNegotiation } from "./leg/dialog.ts";
import { reinvitesOwed, wishOf } from "./leg/reinvites-owed.ts";
import { seatLabel, withSeats } from "./leg/section.ts";
import { tellMessages } from "./messages/tell-messages.ts";
import { notifySubscribers } from "./roster/subscribers.ts";
import { losesSight } from "./switched/lost-sight.ts";
import { nextTurn } from "./switched/turns.ts";

/**
 * Lets every leg catch up with what is true now. Each part compares what a participant should
 * have with what it has been told, so it does not matter what happened to make them differ.
 *
 * Packets stop and start before anybody is told of it (G10), and at once; everything that is told
 * waits for the gathering window. The advertisement goes before the re-INVITE (RFC 8848 §5.3), and
 * neither waits for the other.
 */
export function catchUp(draft: Draft): void {
  const offerings = offeringsOf(draft.conference);
  if (offerings !== draft.conference.offerings) {
    draft.conference = { ...draft.conference, offerings };
  }
  const sources = sourcesOf(draft.conference);
  planMedia(draft, sources);
  waitForTurn(draft);
  callOut(draft);
  tellMessages(draft);
  if (gathering(draft)) return;
  advertise(draft);
  configure(draft, sources);
  offer(draft);
  notifySubscribers(draft);
}

function waitForTurn(draft: Draft): void {
  const next = nextTurn(draft.conference, draft.env.now);
  if (next === draft.conference.nextTurn) return;
  const { nextTurn: _, ...rest } = draft.conference;
  draft.conference = next === undefined ? rest : { ...rest, nextTurn: next };
}

function gathering(draft: Draft): boolean {
  const { gatherUntil } = draft.conference;
  return gatherUntil !== undefined && draft.env.now < gatherUntil;
}

function advertise(draft: Draft): void {
  const { offerings } = draft.conference;
  for (const [id, leg] of draft.legs) {
    if (!isReachable(leg) || leg.session.channel?.phase !== "active") continue;
    if (leg.upToDateWith === offerings) continue;
    const others = advertisementOwed(leg, offerings);
    if (others) advertiseTo(draft, leg, others);
    draft.legs.set(id, { ...(draft.legs.get(id) ?? leg), upToDateWith: offerings });
  }
}

function advertiseTo(draft: Draft, leg: Leg, others: readonly Offering[]): void {
  const { settings } = draft.conference;
  const needed = seatsNeeded(others, settings);
  const sections = withSeats(leg.sections, needed, () => drawSsrcs(draft));
  // The line that is added needs a re-INVITE as it is: open, it will not need another.
  const added = sections.slice(leg.sections.length);
  const opened = new Set([...leg.opened, ...added.flatMap(seatLabel)]);
  const lostSight = losesSight(leg, others) && ({ lostSight: "owed" } as const);
  const grown: Leg = { ...leg, sections, opened, ...lostSight, told: others };
  draft.legs.set(leg.id, grown);
  if (lostSight) feedNegotiation(draft, leg.id, { type: "wish-changed" });
  const content = advertisementFor(grown, others, settings);
  feedSession(draft, leg.id, { type: "content-offered", content });
}

function configure(draft: Draft, sources: Sources): void {
  const demand = capturesInDemand(draft.conference, sources, draft.env.now);
  const offerings = new Map(
    draft.conference.offerings.map((offering) => [offering.participant, offering]),
  );
  for (const [id, leg] of draft.legs) {
    if (!isReachable(leg) || !leg.session.channel?.consumer.advertisement) continue;
    const wanted = selectionWanted(leg, offerings.get(leg.participant), demand);
    feedSession(draft, id, { type: "content-wanted", captureEncodings: wanted });
  }
}

function offer(draft: Draft): void {
  for (const leg of reinvitesOwed(draft.conference)) {
    if (leg.refusedWish !== undefined && leg.refusedWish !== wishOf(leg)) {
      feedNegotiation(draft, leg.id, { type: "wish-changed" });
    }
    feedNegotiation(draft, leg.id, { type: "offer-wanted" });
  }
}

function planMedia(draft: Draft, sources: Sources): void {
  const plans = new Map<LegId, Leg>();
  for (const [id, leg] of draft.legs) {
    if (leg.phase === "opening") continue;
    const plan = planFor(draft.conference, leg, sources, draft.env.now);
    if (plan === leg.plan) continue;
    plans.set(id, { ...leg, plan });
    draft.effects.push({ type: "apply-plan", plan });
  }
  for (const [id, leg] of plans) draft.legs.set(id, leg);
}
