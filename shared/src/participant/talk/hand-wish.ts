import type { Instant } from "../../lib/index.ts";

/** The newest wish of a host here that somebody's hand go down; one that came true is none. */
export interface HandWish {
  /** User entity of whom. */
  readonly entity: string;
  readonly state: "sending" | "failed";
  /** When it came to this. */
  readonly at: Instant;
}
