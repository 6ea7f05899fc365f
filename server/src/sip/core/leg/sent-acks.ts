import { addDuration, type Instant, ms } from "@parley/shared/lib";
import type { ReceivedResponse } from "../../message/message.ts";
import type { Wire } from "../../transaction/wire.ts";
import { SDP_TYPE } from "../capabilities.ts";
import type { Core } from "../core.ts";
import type { OpenDialog } from "../dialogs/open-dialog.ts";

/** Our ACKs to 2xx within one dialog, for as long as the peer may miss one. */
export class SentAcks {
  readonly #core: Core;
  readonly #dialog: OpenDialog;
  readonly #sent = new Map<number, { readonly wire: Wire; readonly until: Instant }>();

  constructor(core: Core, dialog: OpenDialog) {
    this.#core = core;
    this.#dialog = dialog;
  }

  /**
   * Acknowledges a 2xx, with `answer` where an offer was in it. RFC 3261 §13.2.2.4: every
   * repetition gets the same ACK, and the first already goes to the Contact of the 2xx.
   */
  acknowledge(response: ReceivedResponse, answer?: string): void {
    const { cseq } = response;
    const sent = this.#sent.get(cseq);
    if (sent !== undefined) return void this.#core.send(this.#dialog.flow, sent.wire);
    this.#dialog.refresh(response);
    const body = answer === undefined ? undefined : { contentType: SDP_TYPE, text: answer };
    const wire = this.#dialog.acknowledge(cseq, body);
    this.#forgetOld();
    const { deadlines, timers } = this.#core;
    this.#sent.set(cseq, { wire, until: addDuration(deadlines.now(), ms(64 * timers.t1)) });
  }

  /** On another flow: what the old one swallowed may still be waited for. */
  rehomed(): void {
    this.#forgetOld();
    for (const { wire } of this.#sent.values()) this.#core.send(this.#dialog.flow, wire);
  }

  #forgetOld(): void {
    const now = this.#core.deadlines.now();
    for (const [cseq, { until }] of this.#sent) if (until <= now) this.#sent.delete(cseq);
  }
}
