import type { Visit } from "../focus/ports.ts";

/** Something to be written, in storable form. */
export type Change =
  | { readonly type: "save"; readonly name: string; readonly memory: string }
  | { readonly type: "remove"; readonly name: string }
  | { readonly type: "note"; readonly visits: readonly Visit[] };

/** What a group of changes comes to: of one conference or visit only the last word. */
export interface Changes {
  /** `memory` as JSON. */
  readonly saved: readonly { readonly name: string; readonly memory: string }[];
  readonly removed: readonly string[];
  readonly visits: readonly Visit[];
}

export function changesOf(group: readonly Change[]): Changes {
  const memoryByName = new Map<string, string | undefined>();
  const visitByKey = new Map<string, Visit>();
  for (const change of group) {
    if (change.type === "note") {
      for (const visit of change.visits) visitByKey.set(keyOf(visit), visit);
    } else memoryByName.set(change.name, change.type === "save" ? change.memory : undefined);
  }
  const conferences = [...memoryByName];
  return {
    saved: conferences.flatMap(([name, memory]) => (memory === undefined ? [] : { name, memory })),
    removed: conferences.flatMap(([name, memory]) => (memory === undefined ? name : [])),
    visits: [...visitByKey.values()],
  };
}

function keyOf(visit: Visit): string {
  return JSON.stringify([visit.conference, visit.participant, visit.in]);
}
