import type { Visit } from "../../focus/ports.ts";
import type { Tables } from "./tables.ts";

type VisitRow = Tables["visit"];

export function rowOf(visit: Visit): VisitRow {
  return {
    conference: visit.conference,
    participant: visit.participant,
    entity: visit.entity,
    display_name: visit.displayName,
    in_at: visit.in,
    out_at: visit.out ?? null,
    why: visit.why ?? null,
  };
}

export function visitOf(row: VisitRow): Visit {
  return {
    conference: row.conference,
    participant: row.participant,
    entity: row.entity,
    displayName: row.display_name,
    in: row.in_at,
    ...(row.out_at !== null && { out: row.out_at }),
    ...(row.why !== null && { why: row.why }),
  };
}
