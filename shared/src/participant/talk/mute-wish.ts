import type { Instant } from "../../lib/index.ts";

/** The newest wish of a host here that somebody mute: what is asked for, no more (ADR 0026). */
export interface MuteWish {
  /** User entity of whom. */
  readonly entity: string;
  /** `asked`: the focus has passed it on; whether they mute is theirs. */
  readonly state: "sending" | "asked" | "failed";
  /** When it came to this. */
  readonly at: Instant;
}
