import type { Brand } from "../lib/index.ts";

/** Names one m-section for the life of a session (RFC 5888 §4). */
export type Mid = Brand<string, "Mid">;

/** Names one Individual Encoding towards CLUE: the value of `a=label` (RFC 4574, RFC 8848 §4.4). */
export type Label = Brand<string, "Label">;

export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";

/** DTLS role in an offer or answer (RFC 8842 §5.3). */
export type Setup = "actpass" | "active" | "passive" | "holdconn";

export interface Origin {
  readonly username: string;
  readonly sessionId: string;
  /** Grows by one with each changed description (RFC 3264 §8). A safe integer. */
  readonly sessionVersion: number;
  /** Host name or address alone, e.g. `127.0.0.1`; one with a colon is printed as IP6. */
  readonly address: string;
}

/** `a=group:` (RFC 5888 §5): BUNDLE, CLUE, … */
export interface Group {
  readonly semantics: string;
  readonly mids: readonly Mid[];
}

/** `a=` line nobody here interprets; `value` is absent for a property attribute. */
export interface Attribute {
  readonly name: string;
  readonly value?: string;
}

export interface Codec {
  readonly payloadType: number;
  /** Encoding name as written, e.g. `VP8`, `opus`, `rtx`. Compare without case. */
  readonly name: string;
  readonly clockRate: number;
  readonly channels?: number;
  /** `a=fmtp` value as written, e.g. `apt=96`. */
  readonly parameters?: string;
  /** `a=rtcp-fb` values of this payload type, e.g. `nack pli`. */
  readonly feedback: readonly string[];
}

export interface HeaderExtension {
  readonly id: number;
  readonly uri: string;
  readonly direction?: Direction;
}

export interface Fingerprint {
  readonly algorithm: string;
  readonly value: string;
}

export interface Ice {
  readonly ufrag: string;
  readonly password: string;
}

/** `a=dcmap:` (RFC 8864 §5.1). */
export interface DataChannelMap {
  readonly streamId: number;
  readonly subprotocol?: string;
  readonly label?: string;
  readonly ordered: boolean;
  readonly maxRetransmits?: number;
  readonly maxTimeMs?: number;
  readonly priority?: number;
}

export interface SsrcGroup {
  readonly semantics: string;
  readonly ssrcs: readonly number[];
}

export interface SsrcAttribute {
  readonly ssrc: number;
  readonly name: string;
  readonly value?: string;
}

export interface Rid {
  readonly id: string;
  readonly direction: "send" | "recv";
  /** What follows the direction, as written, e.g. `pt=96`. */
  readonly restrictions?: string;
}

/**
 * One m-section. ICE, fingerprint, setup and direction written at session level are already
 * resolved into each m-section that does not write its own (RFC 8866 §5.13, RFC 8839 §5.4).
 */
export interface MediaSection {
  readonly kind: string;
  /** 0 means rejected or removed, unless `bundleOnly` (RFC 9143 §6). */
  readonly port: number;
  readonly protocol: string;
  /** Format list of the m= line, as written. */
  readonly formats: readonly string[];
  /** `c=` of this m-section or of the session, without the `IN`, e.g. `IP4 0.0.0.0`. */
  readonly connection?: string;
  /** The most it carries, bits per second of RTP without what is around it (RFC 3890). */
  readonly maxBitrateBps?: number;
  readonly mid?: Mid;
  readonly direction: Direction;
  readonly label?: Label;
  readonly bundleOnly: boolean;
  readonly rtcpMux: boolean;
  readonly rtcpReducedSize: boolean;
  readonly ice?: Ice;
  readonly candidates: readonly string[];
  readonly endOfCandidates: boolean;
  readonly fingerprints: readonly Fingerprint[];
  readonly setup?: Setup;
  /** In the order of the m= line, which is that of preference (RFC 3264 §6.1). */
  readonly codecs: readonly Codec[];
  readonly headerExtensions: readonly HeaderExtension[];
  readonly msid?: string;
  readonly ssrcs: readonly SsrcAttribute[];
  readonly ssrcGroups: readonly SsrcGroup[];
  readonly rids: readonly Rid[];
  readonly sctpPort?: number;
  readonly maxMessageSize?: number;
  readonly dataChannels: readonly DataChannelMap[];
  readonly otherAttributes: readonly Attribute[];
}

/**
 * An SDP text as a value (RFC 8866, RFC 8829 §5, RFC 8848 §4). Lines of no meaning to us are read
 * over and not kept: `i=`, `u=`, `e=`, `p=`, `t=`, `r=`, `z=`, `k=`, and
 * `b=` of the session.
 */
export interface SessionDescription {
  readonly origin: Origin;
  readonly sessionName: string;
  readonly groups: readonly Group[];
  /** Session-level attributes that are not modelled above, in their order. */
  readonly otherAttributes: readonly Attribute[];
  readonly media: readonly MediaSection[];
}

/** Why a text is no SDP: for a log line and a 488 (or 400) answer. */
export interface SdpFault {
  readonly reason: string;
  /** 1-based line the fault was found on. */
  readonly line: number;
}
