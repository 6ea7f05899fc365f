import { z } from "zod";
import type { HistoryQuery, Visit } from "../../focus/ports.ts";
import { type Answer, json } from "../answer.ts";
import type { Asked } from "./asked.ts";
import { checkedQuery } from "./checked.ts";
import { refusalToAdminister } from "./who-may.ts";

/** Visits in one answer: usually, and at most. Our policy. */
const usualVisits = 100;
const maxVisits = 1000;

/** GET: who was in which conference, when in, when out and why; newest first, page by page. */
export async function showHistory({ request, conferences, settings }: Asked): Promise<Answer> {
  const refusal = refusalToAdminister(request, settings);
  if (refusal !== undefined) return refusal;
  const [, parameters = ""] = (request.url ?? "").split("?", 2);
  const query = checkedQuery(historyQuery, new URLSearchParams(parameters));
  if (!query.ok) return query.refusal;
  const { limit } = query.value;
  // One more than asked for, to know whether there is a next page.
  const visits = await conferences.history({ ...query.value, limit: limit + 1 });
  const beyond = visits[limit];
  if (beyond === undefined) return json(visits);
  const shown = pageOf(visits.slice(0, limit), beyond);
  return json(shown, 200, { link: linkToNext(query.value, shown.at(-1) ?? beyond) });
}

const historyQuery = z.strictObject({
  conference: z.string().min(1).max(64).exactOptional(),
  before: z.iso
    .datetime({ offset: true, error: "should be an ISO 8601 date and time with its offset" })
    .transform((written) => new Date(written).toISOString())
    .exactOptional(),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, `should be 1 to ${maxVisits}`)
    .transform(Number)
    .pipe(z.int().min(1).max(maxVisits))
    .default(usualVisits),
});

/**
 * The next page is asked for by time, and those of one instant must not be torn in two: they wait
 * for it together, unless they are more than a page.
 */
function pageOf(visits: readonly Visit[], beyond: Visit): readonly Visit[] {
  const earlier = visits.filter((visit) => visit.in !== beyond.in);
  return earlier.length > 0 ? earlier : visits;
}

/** RFC 8288 §3. */
function linkToNext({ conference, limit }: HistoryQuery, last: Visit): string {
  const parameters = new URLSearchParams({
    ...(conference !== undefined && { conference }),
    before: last.in,
    limit: `${limit}`,
  });
  return `</api/history?${parameters.toString()}>; rel="next"`;
}
