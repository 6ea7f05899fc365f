import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** The conferences as a reader from outside may see them. */
export interface ConferencesPort {
  list(): readonly ConferenceSummary[];
  /** Everything known of one conference, as what JSON can say; undefined for an unknown name. */
  state(conference: string): unknown;
  /** The messages recorded, oldest first, each an object that JSON can say. */
  messages(conference: string): Iterable<object> | undefined;
}

export interface ConferenceSummary {
  readonly name: string;
  readonly participants: number;
}

/** What the HTTP server needs from the rest. */
export interface HttpPorts {
  readonly conferences: ConferencesPort;
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> };
  /** Whether new calls are taken. */
  ready(): boolean;
  /** Takes over a WebSocket handshake for SIP (RFC 7118). */
  upgradeSip(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Told of a mistake of our own; the client has its 500 by then. */
  readonly broken: (error: unknown) => void;
}

export interface HttpSettings {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Folder of the built page. */
  readonly page: string;
  readonly debugRoutes: "loopback" | "everyone" | "off";
  readonly maxConnections: number;
  /** Time a client has to send one request. */
  readonly requestMs: number;
  readonly maxHeaderBytes: number;
}
