import type { Visit } from "../focus/ports.ts";

/** A visit in the one form it is kept in, so that equal keys are equal text. */
export function storableVisit(visit: Visit): Visit {
  return {
    conference: storable(visit.conference),
    participant: storable(visit.participant),
    entity: storable(visit.entity),
    displayName: storable(visit.displayName),
    in: sortable(visit.in),
    ...(visit.out !== undefined && { out: sortable(visit.out) }),
    ...(visit.why !== undefined && { why: storable(visit.why) }),
  };
}

/** An instant in the one form whose text sorts by time: UTC, with milliseconds. */
export function sortable(date: string): string {
  return new Date(date).toISOString();
}

/** Text as every database takes it: PostgreSQL refuses U+0000, which a display name may hold. */
export function storable(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\u{FFFD}").replaceAll("\0", "\u{FFFD}");
}
