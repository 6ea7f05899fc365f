import { fields } from "../../message/print.ts";
import { acceptHeaders, allowedMethods } from "../capabilities.ts";
import type { Core } from "../core.ts";
import { recvInfo } from "../info-packages.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import type { OpenDialog } from "./open-dialog.ts";

/** The answer to a request that any dialog gets and no usage of it is for. */
export function answerWithin(transaction: ServerTransaction, dialog: OpenDialog, core: Core): void {
  const { settings } = core;
  switch (transaction.request.method) {
    case "OPTIONS":
      transaction.respond(200, {
        headers: [
          { name: "contact", value: dialog.contact() },
          ...core.capabilities,
          ...acceptHeaders(),
          ...recvInfo(core),
        ],
      });
      return;
    case "INFO":
      // RFC 6086 §4.2.2: INFO is for calls.
      transaction.respond(469, { headers: fields({ "recv-info": "" }) });
      return;
    case "NOTIFY":
      // RFC 6665 §4.1.3: we have subscribed to nothing.
      transaction.respond(481, { reasonPhrase: "Subscription Does Not Exist" });
      return;
    case "MESSAGE":
      // A subscription is no call.
      transaction.respond(403, { reasonPhrase: "Only Within A Call" });
      return;
    case "SUBSCRIBE":
    case "REFER":
      // RFC 6665 §4.5.2.
      transaction.respond(403, { reasonPhrase: "Dialog Sharing Is Not Supported" });
      return;
    default:
      transaction.respond(405, { headers: fields({ allow: allowedMethods(settings).join(", ") }) });
  }
}
