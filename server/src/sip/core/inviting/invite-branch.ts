import { minSeconds, offeredTerms } from "../../dialog/session-terms.ts";
import { limits } from "../../limits.ts";
import type { HeaderField, Headers } from "../../message/headers.ts";
import type { SipRequest } from "../../message/message.ts";
import { fields } from "../../message/print.ts";
import { printReason, type Reason } from "../../message/reason.ts";
import { asRequestUri } from "../../message/uri.ts";
import type { Core } from "../core.ts";
import { contactOver } from "../dialogs/open-dialog.ts";
import { recvInfo } from "../info-packages.ts";
import { sdpOf } from "../leg/leg-context.ts";
import type { Binding } from "../registrar/binding.ts";
import type { Outcome } from "../transactions/client-transaction.ts";
import { type AnsweredInvite, decline } from "./answered-invite.ts";

/** What the INVITEs of all branches have in common: a device reached twice rings once (RFC 3261 §8.2.2.2). */
export interface CommonInvite {
  readonly callId: string;
  /** From, with our tag. */
  readonly from: string;
  readonly to: string;
  /** The user part of our Contact. */
  readonly contactUser: string | undefined;
  readonly headers: readonly HeaderField[];
}

export interface BranchUser {
  /** Whether anybody still waits for an answer. */
  isWanted(): boolean;
  /** What came of the INVITE before counts no more. */
  calledAgain(): void;
  /** A status, 408 and 503 in place of none; once for each peer that answered, a 2xx with it. */
  came(status: number, answered?: AnsweredInvite): void;
}

/** Our INVITE without offer at one contact (RFC 3261 §16.7: a branch). */
export class InviteBranch {
  readonly binding: Binding;
  readonly #core: Core;
  readonly #common: CommonInvite;
  readonly #user: BranchUser;
  /** Tags of the peers that have answered: a proxy on the way may find several. */
  readonly #answered = new Set<string>();
  #tooSmall: Headers | undefined;
  #cseq = 0;
  #cancel: (why: Reason) => void = () => {};

  constructor(core: Core, common: CommonInvite, binding: Binding, user: BranchUser) {
    this.#core = core;
    this.#common = common;
    this.binding = binding;
    this.#user = user;
  }

  send(): void {
    this.#cseq += 1;
    const invite = this.#request();
    const { transactions } = this.#core;
    const cancel = transactions.start(invite, this.binding.flow, (outcome) =>
      this.#came(invite, outcome),
    );
    this.#cancel = (why) => cancel(fields({ reason: printReason(why) }));
  }

  /** Once a provisional response has come. */
  cancel(why: Reason): void {
    this.#cancel(why);
  }

  #came(invite: SipRequest, { status, response }: Outcome): void {
    if (response === undefined) return this.#user.came(status);
    const mayAskForMore = this.#tooSmall === undefined && this.#user.isWanted();
    if (status === 422 && mayAskForMore) {
      // RFC 4028 §7.3: once more, with what Min-SE says.
      this.#tooSmall = response.headers;
      this.#user.calledAgain();
      return this.send();
    }
    if (status < 200 || status > 299) return this.#user.came(status);
    // RFC 3261 §13.2.2.4: a repetition gets the ACK once more, where there is one.
    if (this.#answered.has(response.toTag)) return this.#core.dialogs.strayResponse(response);
    // Each costs us a BYE that is repeated.
    if (this.#answered.size >= limits.answersPerInvite) return;
    this.#answered.add(response.toTag);
    const { flow } = this.binding;
    const tooSmall = this.#tooSmall && { tooSmall: this.#tooSmall };
    const { contactUser } = this.#common;
    const answered = { invite, response, flow, contactUser, ...tooSmall };
    if (sdpOf(response).sdp !== undefined) return this.#user.came(status, answered);
    // RFC 3261 §13.2.1: the offer had to be in it.
    decline(this.#core, answered, { protocol: "SIP", cause: 488 });
    this.#user.came(488);
  }

  #request(): SipRequest {
    const { capabilities, settings } = this.#core;
    const { callId, from, to, contactUser, headers } = this.#common;
    const { uri, flow } = this.binding;
    const { expiresSeconds } = settings.sessionTimer;
    const least = minSeconds(this.#tooSmall ?? []);
    const terms = offeredTerms({ intervalSeconds: expiresSeconds, refresher: "us" }, least);
    return {
      kind: "request",
      method: "INVITE",
      requestUri: asRequestUri(uri) ?? uri,
      headers: [
        ...fields({
          "max-forwards": "70",
          ...{ from, to, "call-id": callId, cseq: `${this.#cseq} INVITE` },
          contact: contactOver(flow, contactUser, settings),
          ...terms,
        }),
        ...capabilities,
        ...recvInfo(this.#core),
        ...headers,
      ],
      body: "",
    };
  }
}
