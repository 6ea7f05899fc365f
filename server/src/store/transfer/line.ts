import type { ConferenceMemory } from "@parley/shared/conference";
import { z } from "zod";
import type { Visit } from "../../focus/ports.ts";
import { memorySchema, visitSchema } from "../schemas.ts";

/** One line of a backup, in any order: a conference or a visit. */
export type Line =
  | { readonly conference: { readonly name: string; readonly memory: ConferenceMemory } }
  | { readonly visit: Visit };

export const lineSchema: z.ZodType<Line> = z.union([
  z.strictObject({ conference: z.object({ name: z.string().min(1), memory: memorySchema }) }),
  z.strictObject({ visit: visitSchema }),
]);

export interface Transferred {
  readonly conferences: number;
  readonly visits: number;
}

export function textOf(lines: readonly Line[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
