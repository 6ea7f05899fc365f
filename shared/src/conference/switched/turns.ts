import { type Instant, instant } from "../../lib/index.ts";
import type { Conference, Leg } from "../conference.ts";
import { configuredBy, switchedFor } from "./captures-at.ts";
import { turnAt } from "./floor.ts";

/** When the next turn comes, if anybody looks at something that goes round. */
export function nextTurn(conference: Conference, now: Instant): Instant | undefined {
  const isWatched = [...conference.legs.values()].some(watchesTurns);
  if (!isWatched) return undefined;
  return instant((turnAt(conference, now) + 1) * conference.settings.roundRobin);
}

function watchesTurns(leg: Leg): boolean {
  return configuredBy(leg).some(
    (encoding) => switchedFor(leg, encoding)?.policy.type === "RoundRobin",
  );
}
