import type { Offering } from "../advertising/offering.ts";
import type { Leg } from "../conference.ts";
import { configuredBy, switchedFor } from "./captures-at.ts";
import { mayShow } from "./showing.ts";

/**
 * Whether this leg could see somebody who is not among these others any more through a switched
 * capture that it has configured. To it too a re-INVITE is owed when somebody leaves (S0.6).
 */
export function losesSight(leg: Leg, others: readonly Offering[]): boolean {
  const { told = [] } = leg;
  const gone = told.filter(
    ({ participant }) => !others.some((other) => other.participant === participant),
  );
  if (gone.length === 0) return false;
  return configuredBy(leg).some((encoding) => {
    const switched = switchedFor(leg, encoding);
    if (!switched) return false;
    return gone.some((offering) => mayShow(switched, offering, told, encoding.configuredContent));
  });
}
