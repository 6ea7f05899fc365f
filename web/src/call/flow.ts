import type { Socket } from "jssip";

/** Messages kept for the next WebSocket; more than a dialog can have under way at once. */
const mostWaiting = 64;

export interface FlowEvents {
  readonly opened: () => void;
  readonly lost: () => void;
}

/**
 * The one flow JsSIP knows, over as many WebSockets as it takes (RFC 7118).
 *
 * JsSIP is not told of a WebSocket that is lost: it would end every session with a transaction
 * pending, stop repeating its 2xx, and reconnect by rules of its own. What it sends meanwhile waits,
 * and goes out first on the next WebSocket, so that sequence numbers still grow.
 */
export class Flow implements Socket {
  readonly url: string;
  readonly sip_uri: string;
  via_transport: string;
  onconnect: () => void = nothing;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = nothing;
  ondata: <T>(event: T) => void = nothing;
  readonly #events: FlowEvents;
  readonly #open: (url: string) => WebSocket;
  #socket: WebSocket | undefined;
  #waiting: string[] = [];

  constructor(
    url: URL,
    events: FlowEvents,
    openSocket: (url: string) => WebSocket = (address) => new WebSocket(address, "sip"),
  ) {
    this.url = url.href;
    this.sip_uri = `sip:${url.host};transport=ws`;
    this.via_transport = url.protocol === "wss:" ? "WSS" : "WS";
    this.#events = events;
    this.#open = openSocket;
  }

  /** A new WebSocket, in place of the one there may be. */
  reopen(): void {
    this.#drop();
    const socket = this.#open(this.url);
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => this.#opened(socket));
    socket.addEventListener("close", () => this.#lost(socket));
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (socket === this.#socket) this.ondata(data);
    });
    this.#socket = socket;
  }

  /** Gives up the WebSocket, as if it had been lost. */
  abandon(): void {
    const socket = this.#socket;
    if (socket) this.#lost(socket);
    socket?.close();
  }

  /** JsSIP's word; it is spoken when a WebSocket is open. */
  connect(): void {
    this.onconnect();
  }

  disconnect(): void {
    this.#drop();
    this.#waiting = [];
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    if (typeof message !== "string") return false;
    if (this.isConnected()) this.#socket?.send(message);
    else this.#waiting = [...this.#waiting, message].slice(-mostWaiting);
    return true;
  }

  isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  isConnecting(): boolean {
    return this.#socket?.readyState === WebSocket.CONNECTING;
  }

  #opened(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    for (const message of this.#waiting) socket.send(message);
    this.#waiting = [];
    this.#events.opened();
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    this.#events.lost();
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }
}

function nothing(): void {
  // Until JsSIP puts its own in its place.
}
