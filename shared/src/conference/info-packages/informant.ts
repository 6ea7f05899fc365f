import type { LegId } from "../../switching/index.ts";
import { type Rate, spend, untouched } from "../allowance.ts";
import type { InfoAllowance, Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { askerOf } from "../roster/asker-of.ts";

/**
 * INFOs of one leg; our policy. What is said of a path has its own, which talk cannot spend: a page
 * that is refused it joins anew. So has what is passed on to everybody: each is a message to all.
 */
const infoRates: Readonly<Record<InfoAllowance, Rate>> = {
  talk: { burst: 10, perSecond: 1 },
  everyone: { burst: 2, perSecond: 0.1 },
  path: { burst: 5, perSecond: 0.2 },
};

/** An INFO that the focus has yet to answer. */
export interface Informing {
  readonly leg: LegId;
  /** Names the INFO, for its answer. */
  readonly info: string;
}

/**
 * Who says or asks something by an INFO; undefined where that is answered here: nobody, or one who
 * says too much. A 503 says when to say it again, so that what holds in the end comes through.
 */
export function informantOf(
  draft: Draft,
  { leg: id, info }: Informing,
  about: InfoAllowance = "talk",
): Participant | undefined {
  const leg = draft.legs.get(id);
  const participant = askerOf(draft, id);
  // Neither 404 nor 480: they would end the call (RFC 5057 §5.1).
  if (!leg || !participant) return refused(draft, { leg: id, info }, 488);
  const rate = infoRates[about];
  const left = spend(leg.infos?.[about] ?? untouched(rate), rate, draft.env.now);
  if (typeof left === "number") return refused(draft, { leg: id, info }, 503, left);
  draft.legs.set(id, { ...leg, infos: { ...leg.infos, [about]: left } });
  return participant;
}

export function answerInfo(draft: Draft, { leg, info }: Informing, status: number): void {
  draft.effects.push({ type: "answer-info", leg, info, status });
}

function refused(
  draft: Draft,
  { leg, info }: Informing,
  status: number,
  retryAfterSeconds?: number,
): undefined {
  const later = retryAfterSeconds !== undefined && { retryAfterSeconds };
  draft.effects.push({ type: "answer-info", leg, info, status, ...later });
}
