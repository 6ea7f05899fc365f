import { assertNever } from "@parley/shared/lib";
import { z } from "zod";
import { type Answer, problem } from "../answer.ts";
import type { Asked } from "./asked.ts";
import { checkedQuery } from "./checked.ts";
import { noSuchConference } from "./show.ts";
import { whoHosts } from "./who-hosts.ts";

/** DELETE of a conference: it ends for everyone, with its identity (410) or until the next call (480). */
export async function endConference(asked: Asked): Promise<Answer> {
  const { request, name, conferences, done } = asked;
  const by = whoHosts(asked);
  if (!by.ok) return by.refusal;
  const [, parameters = ""] = (request.url ?? "").split("?", 2);
  const query = checkedQuery(endingQuery, new URLSearchParams(parameters));
  if (!query.ok) return query.refusal;
  const { status } = query.value;
  const outcome = await conferences.end(name, status);
  switch (outcome) {
    case "ended":
      done({ type: endings[status], conference: name, by: by.value });
      return { status: 204, headers: {} };
    case "unknown":
      return noSuchConference;
    case "configured":
      return problem(409, `${name} is a conference of the configuration file: ${sleepInstead}`);
    default:
      return assertNever(outcome);
  }
}

/** DELETE of a participant, as REFER with `method=BYE` has it: told to all once the BYE is answered. */
export function removeParticipant(asked: Asked): Answer {
  const { name, participant, conferences, done } = asked;
  const by = whoHosts(asked);
  if (!by.ok) return by.refusal;
  if (conferences.conference(name) === undefined) return noSuchConference;
  const host = by.value.role === "host" ? by.value.entity : undefined;
  if (conferences.remove(name, participant, host) === "unknown") return nobody;
  done({ type: "removed", conference: name, participant, by: by.value });
  return { status: 202, headers: {} };
}

const endingQuery = z.strictObject({
  status: z
    .enum(["410", "480"], { error: "should be 410 or 480" })
    .transform((written) => (written === "480" ? 480 : 410))
    .default(410),
});

const endings = { 410: "ended", 480: "put-to-sleep" } as const;

const sleepInstead = "only there it is removed. With ?status=480 everybody is sent home.";

const nobody = problem(404, "Nobody of that id is connected.");
