import { ok, type Result, refuse } from "@parley/shared/lib";
import { type Answer, json, problem } from "../answer.ts";
import type { JoinProof } from "../ports.ts";
import type { Asked } from "./asked.ts";
import { noSuchConference } from "./show.ts";
import { notGood } from "./who-hosts.ts";
import { broughtToken } from "./who-may.ts";

/**
 * Who is in, before one joins: for whoever may join. That is everybody with the name where nobody
 * has to prove anything, and else who brings a join token of this conference. `most`: how many may be
 * in, where that is settled.
 */
export function showPeople(asked: Asked): Answer {
  const proof = provenBy(asked);
  if (!proof.ok) return proof.refusal;
  const people = asked.conferences.people(asked.name, proof.value?.entity);
  if (people === "unknown") return noSuchConference;
  if (people !== "not-yours") {
    const most = asked.conferences.conference(asked.name)?.policy.maxParticipants;
    return json({ people, most }, 200, { "cache-control": "no-store" });
  }
  return proof.value ? notAmongThem : tokenWanted;
}

/** What the join token proves that was brought; nothing where none was. */
function provenBy({ request, name, joinProof }: Asked): Result<JoinProof | undefined, Answer> {
  const token = broughtToken(request.headers.authorization);
  if (token === undefined) return ok(undefined);
  const proof = joinProof(token);
  if (!proof.ok) {
    return refuse(notGood(401, "invalid_token", `The token is no good: ${proof.refusal}.`));
  }
  if (proof.value.conference === name) return ok(proof.value);
  return refuse(notGood(403, "insufficient_scope", "The token is for another conference."));
}

const tokenWanted = problem(401, "Who is there, only who may join is told.", {
  headers: { "www-authenticate": 'Bearer realm="parley"' },
});

const notAmongThem = problem(403, "Who is there, only its members are told.");
