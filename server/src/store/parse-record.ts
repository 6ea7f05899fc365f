import { ok, type Result, refuse } from "@parley/shared/lib";
import type { z } from "zod";

/** JSON text as what a schema describes, or what is wrong with it in one line. */
export function parseRecord<T>(schema: z.ZodType<T>, json: string): Result<T, string> {
  const value = jsonOf(json);
  if (!value.ok) return value;
  const checked = schema.safeParse(value.value);
  if (checked.success) return ok(checked.data);
  const issues = checked.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return refuse(issues.join("; "));
}

function jsonOf(json: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(json));
  } catch (error) {
    return refuse(String(error));
  }
}
