import { ackWithin, dialogAsUac, requestWithin } from "../../dialog/dialog.ts";
import { rejectingAnswer } from "../../dialog/rejecting-answer.ts";
import type { Headers } from "../../message/headers.ts";
import type { ReceivedResponse, SipRequest } from "../../message/message.ts";
import { fields } from "../../message/print.ts";
import { printReason, type Reason } from "../../message/reason.ts";
import type { Flow } from "../../transport/flow.ts";
import { SDP_TYPE } from "../capabilities.ts";
import type { Core } from "../core.ts";
import type { Beginning } from "../leg/opening.ts";

/** A 2xx to an INVITE of ours that had no offer. */
export interface AnsweredInvite {
  readonly invite: SipRequest;
  readonly response: ReceivedResponse;
  readonly flow: Flow;
  /** The user part of our Contact. */
  readonly contactUser: string | undefined;
  /** The 422 that came before it, where one did. */
  readonly tooSmall?: Headers;
}

/** We have called: the offer is in the 2xx, and the answer in our ACK (RFC 3261 §13.2.2.4). */
export function answeredInvite(answered: AnsweredInvite): Beginning {
  const { invite, response, flow, contactUser, tooSmall } = answered;
  return {
    start: { state: dialogAsUac(invite, response), flow, contactUser },
    message: response,
    open({ core, leg, dialog, session, sentAcks, emit }) {
      if (tooSmall !== undefined) session.tooSmall(tooSmall);
      session.answered(response.headers);
      const here = () => ({ ...answered, flow: dialog.flow });
      return {
        provisional() {
          // Ours to say was only the INVITE.
        },
        answer({ sdp }) {
          sentAcks.acknowledge(response, sdp);
          // Nothing is told before the command has returned.
          core.later(() => emit({ type: "acked", leg }));
          return "confirmed";
        },
        refuse: ({ status }) => decline(core, here(), { protocol: "SIP", cause: status }),
        close: () => acknowledgeOnly(core, here()),
      };
    },
  };
}

/** An ACK and a BYE to a 2xx that is not wanted; the BYE is repeated until it is answered. */
export function decline(core: Core, answered: AnsweredInvite, reason: Reason): void {
  const { invite, response, flow } = answered;
  acknowledgeOnly(core, answered);
  const headers = fields({ reason: printReason(reason) });
  const [, bye] = requestWithin(dialogAsUac(invite, response), { method: "BYE", headers });
  core.transactions.start(bye, flow, () => {});
}

function acknowledgeOnly({ transactions }: Core, { invite, response, flow }: AnsweredInvite): void {
  const { body: offer, cseq } = response;
  const body = offer === "" ? undefined : { contentType: SDP_TYPE, text: rejectingAnswer(offer) };
  transactions.acknowledge(ackWithin(dialogAsUac(invite, response), cseq, body), flow);
}
