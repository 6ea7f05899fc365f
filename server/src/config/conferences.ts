import type { ConferencePolicy } from "@parley/shared/conference";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { z } from "zod";
import { conferenceSchema } from "../http/api/conference-schema.ts";

/** A conference that the file names: its policy is the file's for as long as it does. */
export type ConfiguredConference = { readonly name: string } & ConferencePolicy;

interface Limits {
  /** Most that a conference may allow, and what one allows that says nothing. */
  readonly maxParticipants: number;
  readonly maxConferences: number;
  /** A name that is no conference. */
  readonly factory: string;
}

interface Wrong {
  /** From the list down. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The file's list, each checked as POST /api/conferences checks it; or everything wrong with it. */
export function checkConferences(
  written: unknown,
  limits: Limits,
): Result<readonly ConfiguredConference[], readonly Wrong[]> {
  const { success, data, error } = listSchema(limits).safeParse(written ?? []);
  return success ? ok(data) : refuse(error.issues.flatMap(wrongOf));
}

function listSchema({ maxParticipants, maxConferences, factory }: Limits) {
  return z
    .array(conferenceSchema(maxParticipants).conference)
    .max(maxConferences, "should name no more than conference.maxConferences")
    .superRefine((conferences, context) => {
      const seen = new Set<string>();
      conferences.forEach(({ name }, index) => {
        const path = [index, "name"];
        if (seen.has(name)) context.addIssue({ code: "custom", path, message: "is there twice" });
        seen.add(name);
        if (name === factory) {
          context.addIssue({
            code: "custom",
            path,
            message: "is conference.factory, and so no conference",
          });
        }
      });
    });
}

function wrongOf(issue: z.core.$ZodIssue): readonly Wrong[] {
  const { path, message } = issue;
  if (issue.code !== "unrecognized_keys") return [{ path, message }];
  return issue.keys.map((key) => ({ path: [...path, key], message: "is unknown" }));
}
