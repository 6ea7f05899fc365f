import { addDuration, type Duration, type Instant, isDue } from "../../lib/index.ts";
import { participantLimits } from "../limits.ts";

/**
 * A level of this end's, up or down, that the focus is kept told of by INFOs: what holds now, not
 * each change of it. One INFO at a time, and one in so long; what has changed back meanwhile is told
 * to nobody. A new dialog, or one on another flow, is told anew.
 */
export interface Telling {
  /** What the focus has; absent where nobody can say. */
  readonly known?: boolean;
  /** What an INFO says that is not answered yet. */
  readonly asked?: boolean;
  /** Nothing is told before. */
  readonly notBefore?: Instant;
}

/** How an INFO of ours was answered: its status, and what its Retry-After said. */
export interface InfoAnswer {
  readonly status: number;
  readonly retryAfter?: Duration;
}

/** With `level` on its way; undefined where nothing is to be told, or not yet. */
export function told(telling: Telling, level: boolean, now: Instant): Telling | undefined {
  if (!isOwed(telling, level)) return undefined;
  const { notBefore, ...rest } = telling;
  if (notBefore !== undefined && !isDue(notBefore, now)) return undefined;
  const next = addDuration(now, participantLimits.tellEvery);
  return { ...rest, asked: level, notBefore: next };
}

/** What was refused for now is told again, as it is then; what was refused for good is not. */
export function answered(telling: Telling, answer: InfoAnswer, now: Instant): Telling {
  const { asked, known, notBefore } = telling;
  if (asked === undefined) return telling;
  const { status, retryAfter = participantLimits.tellAgainAfter } = answer;
  if (status !== 408 && status < 500) return { known: asked, ...(notBefore && { notBefore }) };
  return { ...(known !== undefined && { known }), notBefore: addDuration(now, retryAfter) };
}

/** Flow or dialog are lost: nobody can say what the focus has, unless it never had anything else. */
export function untold({ known, asked }: Telling, granted: boolean): Telling {
  return known === granted && asked === undefined ? { known } : {};
}

export function tellingDeadline(telling: Telling, level: boolean): Instant | undefined {
  return isOwed(telling, level) ? telling.notBefore : undefined;
}

function isOwed({ known, asked }: Telling, level: boolean): boolean {
  return asked === undefined && known !== level;
}
