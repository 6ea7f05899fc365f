import type { TransportParameters } from "../../focus/ports.ts";

/** What a transport tells; after `close` it tells nothing more. */
export interface TransportListener {
  /** Every local candidate is gathered. */
  ready(local: TransportParameters): void;
  /** ICE and DTLS are done: packets flow both ways. */
  connected(): void;
  /** Datagrams in the order they came, RTP and RTCP, decrypted; the buffers are the listener's. */
  packets(packets: readonly Buffer[]): void;
  /** The CLUE channel is open: the negotiated one, or one that the peer opened in its place. */
  clueOpened(): void;
  clueReceived(text: string): void;
  clueClosed(): void;
  /** The peer has closed it, as one does who leaves. `close` is still owed. */
  closed(): void;
  /** It is over by failure. `close` is still owed. */
  failed(reason: string): void;
}

/** One leg's ICE, DTLS-SRTP and CLUE data channel. Its calls never throw. */
export interface Transport {
  /** The peer's half, where it was not there from the beginning. */
  connect(remote: TransportParameters): void;
  /** Packets for which the transport is not ready are lost, as on a network. */
  send(packets: readonly Buffer[]): void;
  /** What comes before the CLUE channel is open is lost. */
  sendClue(text: string): void;
  /** Closes the CLUE channel alone; `clueClosed` follows. */
  closeClue(): void;
  close(): void;
}

/** The peer's half, and what to make of it. */
export interface TransportRequest {
  readonly name: string;
  /** What the peer has offered; absent: this end offers, and `connect` brings the answer. */
  readonly remote?: TransportParameters;
  /** Stream id of the negotiated CLUE data channel (RFC 8850 §3), if there is one. */
  readonly clueStreamId?: number;
}

export type OpenTransport = (
  request: TransportRequest,
  listener: TransportListener,
) => Transport | undefined;
