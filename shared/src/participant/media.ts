import { addDuration, type Env, type Instant } from "../lib/index.ts";
import { participantLimits } from "./limits.ts";

/** Whether packets arrive at all: what ICE says of the one transport. */
export type Media =
  | { readonly phase: "none" | "flowing" }
  /** Interrupted; taken for lost at `lostAt`. */
  | { readonly phase: "interrupted"; readonly lostAt: Instant };

/** The first sign starts the wait, the next ones do not lengthen it; so it is if nothing ever came. */
export function interrupted(media: Media, env: Env): Media {
  if (media.phase === "interrupted") return media;
  return {
    phase: "interrupted",
    lostAt: addDuration(env.now, participantLimits.mediaMendsWithin),
  };
}

export function isLost(media: Media, env: Env): boolean {
  return media.phase === "interrupted" && media.lostAt <= env.now;
}
