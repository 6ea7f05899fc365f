/** Bounds on what any peer can make the SIP stack hold or chew, in one place. All our policy. */
export const limits = {
  /** Start line and header fields of one message, in characters. */
  headLength: 32 * 1024,
  /** Body of one message, in bytes. */
  bodyBytes: 256 * 1024,
  /** Header fields of one message, after unfolding. */
  headerFields: 300,
  /** Transactions at a time, both directions; beyond, requests get a stateless 503. */
  transactions: 100_000,
  /** Dialogs at a time, legs and subscriptions together; beyond, 503. */
  dialogs: 20_000,
  /** REFERs of one dialog that are not done yet. */
  refersPerDialog: 16,
  /** INFOs of one dialog that are not answered yet. */
  infosPerDialog: 4,
  /** MESSAGEs of one dialog that are not answered yet. */
  messagesPerDialog: 16,
  /** Body of a MESSAGE of ours over UDP, in bytes: a packet with room for its headers (RFC 3428 §8). */
  messageOverUdp: 800,
  /** Peers that may answer one INVITE of ours; what others say is dropped. */
  answersPerInvite: 8,
  /** Parts of one multipart body, and recipients that one list names. */
  bodyParts: 8,
  recipients: 50,
  /** Open connections, WebSocket and TCP together. */
  flows: 10_000,
  /** Open connections of one address: an office behind one NAT still gets in. */
  flowsPerAddress: 1_000,
  /** Bytes waiting in one connection for a peer that does not read; beyond, it is closed. */
  unsentBytes: 4 * 1024 * 1024,
  /** Addresses-of-record with bindings, and bindings of each. */
  registrations: 10_000,
  contactsPerRegistration: 10,
} as const;
