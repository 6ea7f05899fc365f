import { reasonsOf } from "../../message/reason.ts";
import { SDP_TYPE } from "../capabilities.ts";
import { startedBy } from "../dialogs/open-dialog.ts";
import { extraFields, refusalOptions } from "../refusal.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import type { Beginning } from "./opening.ts";

/** We are called: the answer is our 2xx, repeated until its ACK comes (RFC 3261 §13.3.1). */
export function receivedInvite(invite: ServerTransaction): Beginning {
  return {
    start: startedBy(invite),
    message: invite.request,
    open({ core, session, ack, ownHeaders }, givenUp) {
      invite.onCancel = (cancel) => givenUp(reasonsOf(cancel.headers));
      return {
        provisional: (status) => void invite.respond(status, { headers: ownHeaders() }),
        answer({ sdp, headers: extra }) {
          const terms = session.answering(invite.request.headers);
          const headers = [...ownHeaders(), ...terms, ...extraFields(extra)];
          const body = { contentType: SDP_TYPE, text: sdp };
          ack.await(invite.respond(200, { headers, body }));
          return "answered";
        },
        refuse: (refusal) =>
          void invite.respond(refusal.status, refusalOptions(refusal, core.settings)),
        close: () => void invite.respond(487),
      };
    },
  };
}
