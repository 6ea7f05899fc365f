import { addDuration, type Duration, type Instant, ms } from "../../lib/index.ts";
import type { LegId } from "../../switching/index.ts";
import type { Leg } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { restartTransport } from "./restart.ts";

/**
 * From silence with signalling to the offer of another transport: for the BYE of a peer that closes
 * its media first, for a path that mends itself, and for signalling that turns out to be gone too.
 */
const mendsItselfWithin = ms(2_000);

/**
 * Between two transports that are made because the one before was silent; doubled while they are,
 * until the hold of the seat is shorter and ends the row.
 */
const shortestGap = ms(10_000);

/**
 * Whether silence tells that somebody is lost. A page sends as long as it is there, muted or not.
 * Whoever has no CLUE may be any phone, and one that is muted may send nothing at all: of that one
 * consent tells (RFC 7675), by a transport that fails.
 */
export function isTellingBySilence({ session }: Leg): boolean {
  return session.channel !== undefined;
}

/**
 * The leg as it is listened to now: whether, and when, it is owed another transport because of its
 * silence. By level: signalling that comes back to a silent leg is as good as silence that falls.
 */
export function listenedTo(leg: Leg, now: Instant): Leg {
  const { mendAt, ...listening } = leg;
  if (leg.phase !== "confirmed" || leg.restart) return listening;
  if (leg.flow === "down" || leg.media === "heard") return listening;
  const { restartedAt, mendGap = shortestGap } = leg;
  const soonest = addDuration(now, mendsItselfWithin);
  const rested = restartedAt === undefined ? soonest : addDuration(restartedAt, mendGap);
  return { ...listening, mendAt: mendAt ?? (rested > soonest ? rested : soonest) };
}

export function mendSilence(draft: Draft, id: LegId): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  const { mendAt: _, ...listening } = leg;
  restartTransport(draft, { ...listening, mendGap: nextGap(leg, draft.env.now) });
}

/** One that has lasted twice as long as it had to begins a new row. */
function nextGap({ restartedAt, mendGap = shortestGap }: Leg, now: Instant): Duration {
  const inRow = restartedAt !== undefined && now < addDuration(restartedAt, ms(2 * mendGap));
  return inRow ? ms(2 * mendGap) : shortestGap;
}
