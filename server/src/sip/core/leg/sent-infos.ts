import { type HeaderField, type Headers, names } from "../../message/headers.ts";
import type { SipMessage } from "../../message/message.ts";
import { fields } from "../../message/print.ts";
import type { InfoToSend } from "../../sip-handle.ts";
import { endsDialog, type LegContext } from "./leg-context.ts";

/** Our INFOs on one leg: of no package that the peer has not said it takes (RFC 6086). */
export class SentInfos {
  readonly #context: LegContext;
  /** Its Recv-Info fields. */
  #peer: Headers;

  constructor(context: LegContext, opening: Headers) {
    this.#context = context;
    this.#peer = opening.filter(isRecvInfo);
  }

  /** What the peer says of itself later takes the place of what it said before (RFC 6086). */
  heard({ headers }: SipMessage): void {
    const said = headers.filter(isRecvInfo);
    if (said.length > 0) this.#peer = said;
  }

  /** Unless the peer does not take it. What it answers changes nothing, but that it knows no dialog. */
  send({ package: name, contentType, body: text }: InfoToSend): void {
    if (!names(this.#peer, "recv-info", name)) return;
    const { dialog, gone } = this.#context;
    const headers = fields({ "info-package": name, "content-disposition": "Info-Package" });
    dialog.send({ method: "INFO", headers, body: { contentType, text } }, ({ status }) => {
      if (status >= 200 && endsDialog(status)) gone(status);
    });
  }
}

function isRecvInfo({ name }: HeaderField): boolean {
  return name === "recv-info";
}
