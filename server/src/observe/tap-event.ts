import type { Conference, ConferenceEffect, ConferenceInput } from "@parley/shared/conference";

/** Where in the service something belongs, so that lines can be laid side by side. */
export interface Whereabouts {
  readonly conference: string;
  /** Absent before the peer is a participant, and for what concerns the whole conference. */
  readonly participant?: string;
}

export interface Administered {
  readonly conference: string;
  readonly deed: string;
  readonly participant?: string;
  /** Administrator, or a host. */
  readonly role: string;
  /** A host's SIP URI. */
  readonly entity?: string;
}

/** What everything that watches is told of. Nothing else is told, and nobody is told twice. */
export type TapEvent =
  /** A SIP message passed, in the words of the wire. */
  | {
      readonly type: "sip";
      readonly direction: "in" | "out";
      readonly raw: string;
      /** Of a response, the CSeq's method. */
      readonly method: string;
      readonly status?: number;
      readonly callId: string;
      readonly cseq: number;
      /** Where it is known; once known for a Call-ID, it need not be said again. */
      readonly whereabouts?: Whereabouts;
    }
  /** Something on a SIP socket that was no message, or a peer that was not let in. */
  | { readonly type: "sip-refused"; readonly why: string; readonly remote: string }
  /** A conference took one step. */
  | {
      readonly type: "step";
      readonly conference: string;
      readonly input: ConferenceInput;
      readonly effects: readonly ConferenceEffect[];
      readonly before: Conference;
      readonly after: Conference;
    }
  /** A conference was made, changed or ended from outside SIP, or somebody was sent away. */
  | ({ readonly type: "administered" } & Administered)
  /** A mistake of our own; it has ended the conference named, if there is one. */
  | { readonly type: "broken"; readonly conference?: string; readonly error: unknown };
