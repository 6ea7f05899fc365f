import { first, type HeaderField } from "../../message/headers.ts";
import type { ReceivedRequest, ReceivedResponse } from "../../message/message.ts";
import { typeOf } from "../../message/typed-value.ts";
import type { SipEvent } from "../../sip-event.ts";
import type { Leg } from "../../sip-handle.ts";
import { SDP_TYPE } from "../capabilities.ts";
import type { Core } from "../core.ts";
import type { OpenDialog } from "../dialogs/open-dialog.ts";
import type { SessionRefresh } from "../dialogs/session-refresh.ts";
import type { AwaitedAck } from "./awaited-ack.ts";
import type { SentAcks } from "./sent-acks.ts";

/** What the parts of one leg share. */
export interface LegContext {
  readonly core: Core;
  readonly leg: Leg;
  readonly dialog: OpenDialog;
  /** The wait for the ACK to our latest 2xx. */
  readonly ack: AwaitedAck;
  /** Our ACKs to the peer's. */
  readonly sentAcks: SentAcks;
  readonly session: SessionRefresh;
  /** Contact and capabilities, as every request and 2xx of ours carries them. */
  readonly ownHeaders: () => HeaderField[];
  /** Tells the user, unless the leg has ended. */
  readonly emit: (event: SipEvent) => void;
  /** Ends the leg: the peer has answered 481, or 408 or nothing (RFC 3261 §12.2.1.2). */
  readonly gone: (status: number) => void;
}

/** The SDP of a message, absent where it has no body or one that was to be ignored. */
export function sdpOf({ headers, body }: ReceivedRequest | ReceivedResponse): {
  readonly sdp?: string;
} {
  const type = typeOf(first(headers, "content-type") ?? SDP_TYPE);
  return body === "" || type !== SDP_TYPE ? {} : { sdp: body };
}

/** RFC 3261 §12.2.1.2: the peer does not know the dialog, or does not answer any more. */
export function endsDialog(status: number): boolean {
  return status === 481 || status === 408;
}
