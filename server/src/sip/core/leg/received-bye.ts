import { addDuration, ms } from "@parley/shared/lib";
import { Alarm } from "../../deadlines.ts";
import type { Core } from "../core.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";

/**
 * A BYE whose 200 waits until the user has put away what the leave changes. Not for long: the
 * peer has hung up, and a user that is stuck must not keep it repeating itself.
 */
export class ReceivedBye {
  readonly #core: Core;
  readonly #bye: ServerTransaction;
  readonly #alarm = new Alarm(() => this.confirm());

  constructor(core: Core, bye: ServerTransaction) {
    this.#core = core;
    this.#bye = bye;
    core.deadlines.set(this.#alarm, addDuration(core.deadlines.now(), ANSWERED_WITHIN));
  }

  /** Once is enough: a transaction sends its first final response and no other. */
  confirm(): void {
    this.#core.deadlines.set(this.#alarm, undefined);
    this.#bye.respond(200);
  }
}

/** Our policy: well before the 32 s after which the peer gives up (RFC 3261 §17.1.2.2). */
const ANSWERED_WITHIN = ms(2_000);
