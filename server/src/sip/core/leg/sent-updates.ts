import type { Headers } from "../../message/headers.ts";
import type { SipMessage } from "../../message/message.ts";
import { takesUpdate } from "../capabilities.ts";
import { endsDialog, type LegContext } from "./leg-context.ts";

/** Refreshes one leg's session: by an UPDATE without offer where the peer takes it (RFC 4028 §7.4). */
export class SentUpdates {
  readonly #context: LegContext;
  #peerTakesUpdate: boolean;

  constructor(context: LegContext, invite: Headers) {
    this.#context = context;
    this.#peerTakesUpdate = takesUpdate(invite);
  }

  /** What the peer says of itself in a request or response. */
  heard(message: SipMessage): void {
    if (takesUpdate(message.headers)) this.#peerTakesUpdate = true;
  }

  /** Over a lost flow nothing is sent: the peer comes back, or the session expires. */
  refresh(): void {
    const { leg, dialog, session, ownHeaders, emit, gone } = this.#context;
    if (!dialog.flow.isOpen()) return;
    if (!this.#peerTakesUpdate) return emit({ type: "session-refresh-due", leg });
    const headers = [...ownHeaders(), ...session.offering()];
    dialog.send({ method: "UPDATE", headers }, ({ status, response }) => {
      if (status < 200) return;
      if (endsDialog(status)) return gone(status);
      if (response === undefined) return;
      if (status < 300) {
        dialog.refresh(response);
        session.answered(response.headers);
      } else if (status === 422) session.tooSmall(response.headers);
      else if (status === 405 || status === 501) this.#peerTakesUpdate = false;
    });
  }
}
