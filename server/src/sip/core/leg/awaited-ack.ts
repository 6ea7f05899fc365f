import { assertNever } from "@parley/shared/lib";
import { Alarm } from "../../deadlines.ts";
import {
  openUnacknowledged,
  type Unacknowledged,
  wakeUnacknowledged,
} from "../../dialog/unacknowledged.ts";
import { retransmissionDeadline } from "../../transaction/retransmission.ts";
import type { Wire } from "../../transaction/wire.ts";
import type { Core } from "../core.ts";

/** Repeats a 2xx until its ACK comes or 64*T1 have passed. */
export class AwaitedAck {
  readonly #core: Core;
  readonly #send: (wire: Wire) => void;
  readonly #missing: () => void;
  readonly #alarm = new Alarm(() => this.#wake());
  #waiting: Unacknowledged | undefined;

  constructor(core: Core, send: (wire: Wire) => void, missing: () => void) {
    this.#core = core;
    this.#send = send;
    this.#missing = missing;
  }

  await(response: Wire): void {
    this.#become(openUnacknowledged(response, this.#env()));
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** Whether this is the ACK waited for, which ends the wait. */
  accepts(cseq: number): boolean {
    if (this.#waiting?.response.cseq !== cseq) return false;
    this.stop();
    return true;
  }

  stop(): void {
    this.#become(undefined);
  }

  #wake(): void {
    if (this.#waiting === undefined) return;
    const [next, effect] = wakeUnacknowledged(this.#waiting, this.#env());
    this.#become(next);
    if (effect === undefined) return;
    switch (effect.type) {
      case "send":
        return this.#send(effect.wire);
      case "ack-missing":
        return this.#missing();
      default:
        assertNever(effect);
    }
  }

  #become(waiting: Unacknowledged | undefined): void {
    this.#waiting = waiting;
    this.#core.deadlines.set(this.#alarm, waiting && retransmissionDeadline(waiting));
  }

  #env() {
    return { now: this.#core.deadlines.now(), timers: this.#core.timers };
  }
}
