import { ok, type Result, refuse } from "@parley/shared/lib";
import { type Answer, problem } from "../answer.ts";
import type { Doer } from "../ports.ts";
import type { Asked } from "./asked.ts";
import { broughtToken, isAdministratorsToken, refusalToAdminister } from "./who-may.ts";

/**
 * Who decides about one conference: an administrator, or who brings a join token of its host. Who
 * brings a token is what the token says, also on the machine that may administer without one.
 */
export function whoHosts(
  asked: Pick<Asked, "request" | "name" | "settings" | "joinProof">,
): Result<Doer, Answer> {
  const { request, name, settings, joinProof } = asked;
  const token = broughtToken(request.headers.authorization);
  if (token === undefined || isAdministratorsToken(token, settings)) {
    const refusal = refusalToAdminister(request, settings);
    return refusal === undefined ? ok({ role: "administrator" }) : refuse(refusal);
  }
  const proof = joinProof(token);
  if (!proof.ok)
    return refuse(notGood(401, "invalid_token", `The token is no good: ${proof.refusal}.`));
  const { entity, role, conference } = proof.value;
  if (conference !== name)
    return refuse(notGood(403, insufficient, "The token is for another conference."));
  if (role !== "host") return refuse(notGood(403, insufficient, "Only a host may."));
  return ok({ role, entity });
}

const insufficient = "insufficient_scope";

/** RFC 6750 §3.1. */
export function notGood(status: 401 | 403, error: string, detail: string): Answer {
  const headers = { "www-authenticate": `Bearer realm="parley", error="${error}"` };
  return problem(status, detail, { headers });
}
