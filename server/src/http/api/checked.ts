import { ok, type Result, refuse } from "@parley/shared/lib";
import type { z } from "zod";
import { type Answer, problem } from "../answer.ts";

/** A hostile body has faults by the thousand; nobody reads more than these. Our policy. */
const maxErrors = 20;

/** A body's value that a schema holds, or the problem: 422, with a JSON Pointer to each fault. */
export function checkedBody<T>(schema: z.ZodType<T>, value: unknown): Result<T, Answer> {
  return checked(schema, value, (faults) => {
    const errors = faults.map(({ path, detail }) => ({ pointer: pointerTo(path), detail }));
    return problem(422, "The body does not say what it should; see errors.", { errors });
  });
}

/** Parameters of a query that a schema holds, or the problem: 400, naming each that is wrong. */
export function checkedQuery<T>(schema: z.ZodType<T>, query: URLSearchParams): Result<T, Answer> {
  const names = [...query.keys()];
  if (new Set(names).size < names.length)
    return refuse(problem(400, "A parameter is there twice."));
  return checked(schema, Object.fromEntries(query), (faults) => {
    const errors = faults.map(({ path, detail }) => ({ parameter: path.join("."), detail }));
    return problem(400, "The query does not ask what it may; see errors.", { errors });
  });
}

interface Fault {
  readonly path: readonly string[];
  readonly detail: string;
}

function checked<T>(
  schema: z.ZodType<T>,
  value: unknown,
  refusalOf: (faults: readonly Fault[]) => Answer,
): Result<T, Answer> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return ok(data);
  return refuse(refusalOf(error.issues.flatMap(faultsOf).slice(0, maxErrors)));
}

function faultsOf(issue: z.core.$ZodIssue): readonly Fault[] {
  const path = issue.path.map(String);
  if (issue.code !== "unrecognized_keys") return [{ path, detail: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key], detail: "is unknown" }));
}

/** RFC 6901 §6: as a URI fragment, the way RFC 9457 §3 has it. */
function pointerTo(path: readonly string[]): string {
  return `#${path.map((step) => `/${encodeURIComponent(escaped(step))}`).join("")}`;
}

/** RFC 6901 §3. Half a surrogate pair, which JSON can say, has no UTF-8 to be encoded in. */
function escaped(step: string): string {
  return step
    .replace(/\p{Cs}/gu, "\ufffd")
    .replaceAll("~", "~0")
    .replaceAll("/", "~1");
}
