import { assertNever } from "@parley/shared/lib";
import { type Answer, json, problem } from "../answer.ts";
import type { Asked } from "./asked.ts";
import { checkedBody } from "./checked.ts";
import { readJson } from "./json-body.ts";
import { mergePatched } from "./merge-patch.ts";
import { noSuchConference, representation } from "./show.ts";
import { refusalToAdminister } from "./who-may.ts";

/** POST: a conference made before anybody comes to it. */
export async function createConference(asked: Asked): Promise<Answer> {
  const { request, conferences, settings, schema } = asked;
  const refusal = refusalToAdminister(request, settings);
  if (refusal !== undefined) return refusal;
  const body = await readJson(request, {
    type: "application/json",
    toldIn: "accept",
    maxBytes: settings.api.maxBodyBytes,
  });
  if (!body.ok) return body.refusal;
  const wanted = checkedBody(schema.conference, body.value);
  if (!wanted.ok) return wanted.refusal;
  const { name, ...policy } = wanted.value;
  const outcome = await conferences.create(name, policy);
  switch (outcome) {
    case "created":
      asked.done({ type: "created", conference: name, by: administrator });
      return created(asked, name);
    case "taken":
      return problem(409, `There is a conference named ${name}.`);
    case "configured":
      return isConfigured(name);
    case "full":
      return problem(503, "There are as many conferences as there may be.");
    case "unavailable":
      return notKept;
    default:
      return assertNever(outcome);
  }
}

/** PATCH: another policy in the place of the one before (RFC 5789 §2). */
export async function amendConference(asked: Asked): Promise<Answer> {
  const { request, name, conferences, settings, schema } = asked;
  const refusal = refusalToAdminister(request, settings);
  if (refusal !== undefined) return refusal;
  const patch = await readJson(request, {
    type: "application/merge-patch+json",
    toldIn: "accept-patch",
    maxBytes: settings.api.maxBodyBytes,
  });
  if (!patch.ok) return patch.refusal;
  // From here to `amend` nothing is waited for: two patches at a time lose nothing of each other.
  const known = conferences.conference(name);
  if (known === undefined) return noSuchConference;
  const policy = checkedBody(schema.policy, mergePatched(known.policy, patch.value));
  if (!policy.ok) return policy.refusal;
  const outcome = await conferences.amend(name, policy.value);
  switch (outcome) {
    case "amended":
      asked.done({ type: "amended", conference: name, by: administrator });
      return json(representation(name, { ...known, policy: policy.value }));
    case "unknown":
      return noSuchConference;
    case "configured":
      return isConfigured(name);
    case "unavailable":
      return notKept;
    default:
      return assertNever(outcome);
  }
}

/** What its configuration says of it is not the API's to change. */
function isConfigured(name: string): Answer {
  return problem(409, `${name} is a conference of the configuration file: it is changed there.`);
}

const administrator = { role: "administrator" } as const;

const notKept = problem(503, "What was asked for could not be stored, and so was not done.");

/** RFC 9110 §15.3.2: with where it is. */
function created({ conferences }: Asked, name: string): Answer {
  const known = conferences.conference(name);
  const location = `/api/conferences/${encodeURIComponent(name)}`;
  return json(known === undefined ? { name } : representation(name, known), 201, { location });
}
