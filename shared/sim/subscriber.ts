import type { SubscriptionId } from "../src/conference/index.ts";
import {
  applyConferenceInfo,
  type KnownRoster,
  parseConferenceInfo,
} from "../src/event-package/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { Link } from "./link.ts";

/** What a NOTIFY brings (RFC 6665 §4.1.3). */
export interface Notify {
  readonly subscriptionState: string;
  readonly body?: string;
}

/** Somebody who follows the roster: applies what comes by RFC 4575's rules, and answers it. */
export class Subscriber {
  readonly id: SubscriptionId;
  readonly #answers: Link<number>;
  known: KnownRoster | undefined;
  over = false;

  constructor(id: SubscriptionId, answers: Link<number>) {
    this.id = id;
    this.#answers = answers;
  }

  receive({ subscriptionState, body }: Notify): void {
    if (this.over) return;
    if (body !== undefined) this.#apply(body);
    if (subscriptionState.startsWith("terminated")) this.over = true;
    this.#answers.send(200);
  }

  #apply(body: string): void {
    const parsed = parseConferenceInfo(body);
    invariant(parsed.ok, `${this.id} cannot read its NOTIFY`);
    const outcome = applyConferenceInfo(this.known, parsed.value);
    invariant(
      outcome.type === "applied",
      `${this.id} cannot apply version ${parsed.value.version}`,
    );
    this.known = outcome.known;
  }
}
