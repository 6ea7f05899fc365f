import type { HeaderField } from "../message/headers.ts";
import type { ReceivedRequest, ReceivedResponse } from "../message/message.ts";
import type { SipEvent } from "../sip-event.ts";
import type { Leg } from "../sip-handle.ts";
import type { AwaitedAck } from "./awaited-ack.ts";
import type { Core } from "./core.ts";
import type { OpenDialog } from "./open-dialog.ts";
import type { SessionRefresh } from "./session-refresh.ts";

/** What the parts of one leg share. */
export interface LegContext {
  readonly core: Core;
  readonly leg: Leg;
  readonly dialog: OpenDialog;
  /** The wait for the ACK to our latest 2xx. */
  readonly ack: AwaitedAck;
  readonly session: SessionRefresh;
  /** Contact and capabilities, as every request and 2xx of ours carries them. */
  readonly ownHeaders: () => HeaderField[];
  /** Tells the user, unless the leg has ended. */
  readonly emit: (event: SipEvent) => void;
  /** Ends the leg: the peer has answered 481, or 408 or nothing (RFC 3261 §12.2.1.2). */
  readonly gone: (status: number) => void;
}

/** The SDP of a message, absent where it has no body. */
export function sdpOf({ body }: ReceivedRequest | ReceivedResponse): { readonly sdp?: string } {
  return body === "" ? {} : { sdp: body };
}

/** RFC 3261 §12.2.1.2: the peer does not know the dialog, or does not answer any more. */
export function endsDialog(status: number): boolean {
  return status === 481 || status === 408;
}
