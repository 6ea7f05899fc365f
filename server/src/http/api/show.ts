import { type Answer, json, problem } from "../answer.ts";
import type { KnownConference } from "../ports.ts";
import type { Asked } from "./asked.ts";
import { mayDebug, refusalToAdminister } from "./who-may.ts";

export function listConferences(asked: Asked): Answer {
  return refusalToRead(asked) ?? json(asked.conferences.list());
}

/** Its policy and phase; and who is there and what they said to each other, for who may debug. */
export function showConference(asked: Asked): Answer {
  const { request, name, conferences, settings } = asked;
  const refusal = refusalToRead(asked);
  if (refusal !== undefined) return refusal;
  const known = conferences.conference(name);
  if (known === undefined) return noSuchConference;
  const state = mayDebug(request, settings) ? conferences.state(name) : undefined;
  return json({ ...representation(name, known), ...state });
}

/** Its messages as they passed: for who may debug, and nobody else. */
export function showMessages({ request, name, conferences, settings }: Asked): Answer {
  if (!mayDebug(request, settings)) return notToDebug;
  const messages = conferences.messages(name);
  return messages === undefined ? noSuchConference : jsonLines(messages);
}

/** Open to everyone: it tells what may be asked for, and nothing of what there is. */
export function showSchema({ schema }: Asked): Answer {
  return json(schema.document, 200, { "content-type": "application/schema+json" });
}

/** A conference as an administrator sees it. */
export function representation(name: string, { uri, phase, policy }: KnownConference): object {
  return { name, uri, phase, ...policy };
}

export const noSuchConference = problem(404, "There is no such conference.");

const notToDebug = problem(403, "Only this machine may ask; see observe.debugRoutes.");

/** Who may debug or administer may read; who brings a token hears what is wrong with it. */
function refusalToRead({ request, settings }: Asked): Answer | undefined {
  if (mayDebug(request, settings)) return undefined;
  const refusal = refusalToAdminister(request, settings);
  return refusal?.status === 403 ? notToDebug : refusal;
}

function jsonLines(records: Iterable<object>): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/jsonl", "cache-control": "no-store" },
    body: lines(records),
  };
}

function* lines(records: Iterable<object>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}
