/**
 * `reaction`: passing, and about nothing in particular (RFC 9078 §3 has the word for mail).
 * `render`: to be read, which is what a text is for where nothing is said (RFC 2183).
 */
export type Disposition = "render" | "reaction";

/** A message/cpim with a text in it (RFC 3862 §2), as far as a conference needs it. */
export interface Cpim {
  readonly from?: Mailbox;
  readonly to?: Mailbox;
  /** ISO 8601 (RFC 3339). */
  readonly dateTime?: string;
  /** imdn.Message-ID (RFC 5438 §6.3): the same however often it is sent. */
  readonly messageId?: string;
  /** Said while its reader was away: our own header. */
  readonly missed?: boolean;
  readonly disposition: Disposition;
  readonly text: string;
}

export interface Mailbox {
  readonly uri: string;
  readonly displayName?: string;
}

export const imdnNamespace = "urn:ietf:params:imdn";

/** Namespace of our own headers (RFC 3862 §3.4). */
export const parleyNamespace = "urn:parley:cpim";

/** Media types a message may come in, the one that says more first. */
export const CPIM_TYPE = "message/cpim";
export const TEXT_TYPE = "text/plain";
