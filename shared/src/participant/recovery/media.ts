import { addDuration, type Env, type Instant } from "../../lib/index.ts";
import { participantLimits } from "../limits.ts";

/** Whether packets arrive at all: what ICE says of the one transport. */
export type Media =
  | { readonly phase: "none" | "flowing" }
  /** Interrupted; taken for lost at `lostAt`. */
  | { readonly phase: "interrupted"; readonly lostAt: Instant; readonly mending?: Mending };

/**
 * How another transport comes, which only the focus offers (ADR 0009):
 *
 *   (not told) ── told the focus ──► asked ── 2xx ──► promised ── its offer answered ──► offered
 *        ▲                             │
 *        └──── flow lost, from each ───┴── else: refused; nothing comes, and `lostAt` stands
 */
export type Mending = "asked" | "refused" | "promised" | "offered";

/** The first sign starts the wait, the next ones do not lengthen it; so it is if nothing ever came. */
export function interrupted(media: Media, env: Env): Media {
  return media.phase === "interrupted" ? media : { phase: "interrupted", lostAt: waitEnds(env) };
}

export function isLost(media: Media, env: Env): boolean {
  return media.phase === "interrupted" && media.lostAt <= env.now;
}

/** Whether the focus is to be told, and has not been. */
export function isUntold(media: Media): boolean {
  return media.phase === "interrupted" && media.mending === undefined;
}

export function asked(media: Media): Media {
  return media.phase === "interrupted" ? { ...media, mending: "asked" } : media;
}

/** What the focus says to it. A promise begins the wait anew: a new dialog would take as long. */
export function askAnswered(media: Media, status: number, env: Env): Media {
  if (media.phase !== "interrupted" || media.mending !== "asked") return media;
  if (status < 200 || status >= 300) return { ...media, mending: "refused" };
  return { phase: "interrupted", mending: "promised", lostAt: waitEnds(env) };
}

/** An offer of the focus's was answered; so does the one that was promised, once. */
export function offerAnswered(media: Media, env: Env): Media {
  if (media.phase !== "interrupted" || media.mending !== "promised") return media;
  return { phase: "interrupted", mending: "offered", lostAt: waitEnds(env) };
}

/** Nothing that was said is certain any more. */
export function flowLost(media: Media): Media {
  if (media.phase !== "interrupted" || media.mending === undefined) return media;
  return { phase: "interrupted", lostAt: media.lostAt };
}

function waitEnds({ now }: Env): Instant {
  return addDuration(now, participantLimits.mediaMendsWithin);
}
