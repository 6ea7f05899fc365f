import type { Caller, MessageToTell, Reason } from "../src/conference/index.ts";
import type { LegId } from "../src/switching/index.ts";

/** What a participant's SIP brings to the focus; transactions are already sorted out. */
export type ToFocus =
  | {
      readonly type: "invite";
      readonly caller: Caller;
      readonly sdp: string;
      /** The leg whose dialog this one takes the place of (RFC 3891). */
      readonly replaces?: LegId;
    }
  /** Gives up a call that is not answered yet. */
  | { readonly type: "cancel" }
  | { readonly type: "ack" }
  | { readonly type: "answer"; readonly cseq: number; readonly sdp: string }
  | { readonly type: "offer-failed"; readonly cseq: number; readonly status: number }
  | { readonly type: "offer"; readonly sdp: string }
  | { readonly type: "bye"; readonly reasons: readonly Reason[] }
  | { readonly type: "bye-answered"; readonly status: number }
  | { readonly type: "message"; readonly messageId: string; readonly text: string }
  | { readonly type: "message-answered"; readonly number: number; readonly status: number }
  | { readonly type: "hand"; readonly raised: boolean }
  | { readonly type: "microphone"; readonly on: boolean }
  /** A host's, about somebody else's. */
  | { readonly type: "hand-lowering"; readonly target: string }
  /** An INFO: nothing arrives on its path any more. */
  | { readonly type: "path-lost" }
  /** Any request inside the dialog: shows on which flow the dialog is. */
  | { readonly type: "options" };

/** What the focus's SIP brings to a participant. */
export type ToParticipant =
  | { readonly type: "answer"; readonly sdp: string }
  | { readonly type: "refusal"; readonly status: number }
  | { readonly type: "reinvite"; readonly cseq: number; readonly sdp: string }
  | { readonly type: "offer-refused"; readonly status: number }
  | { readonly type: "bye"; readonly reason?: Reason }
  | { readonly type: "message"; readonly message: MessageToTell }
  | { readonly type: "message-answer"; readonly messageId: string; readonly status: number }
  /** Answers a request of the participant's inside a dialog that is gone (481). */
  | { readonly type: "gone" };
