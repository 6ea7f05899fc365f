import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { Alarm, type Deadlines } from "../deadlines.ts";
import { limits } from "../limits.ts";
import type { Connections } from "./connections.ts";
import { type Flow, type FlowUser, plainAddress } from "./flow.ts";
import {
  heard,
  type LivenessPolicy,
  livenessDeadline,
  openLiveness,
  wakeLiveness,
} from "./liveness.ts";

/** SIP over WebSocket (RFC 7118), on sockets that an HTTP server hands over. */
export class WebSockets {
  readonly #server: WebSocketServer;
  readonly #connections: Connections;
  readonly #deadlines: Deadlines;
  readonly #policy: LivenessPolicy;
  readonly #user: FlowUser;

  constructor(
    connections: Connections,
    deadlines: Deadlines,
    policy: LivenessPolicy,
    user: FlowUser,
  ) {
    this.#connections = connections;
    this.#deadlines = deadlines;
    this.#policy = policy;
    this.#user = user;
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: limits.headLength + limits.bodyBytes,
      perMessageDeflate: false,
      handleProtocols: () => "sip",
      ...closing,
    });
  }

  /** An HTTP upgrade; without the subprotocol `sip` it is refused (RFC 7118 §4). */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = plainAddress(request.socket.remoteAddress);
    if (!offersSip(request)) return this.#turnAway(socket, address, "400 Bad Request");
    if (!this.#connections.mayOpen(address)) {
      return this.#turnAway(socket, address, "503 Service Unavailable");
    }
    this.#server.handleUpgrade(request, socket, head, (accepted) =>
      this.#accept(accepted, request),
    );
  }

  /** A WebSocket whose handshake is done, with `sip` agreed. */
  #accept(socket: WebSocket, request: IncomingMessage): void {
    const flow = webSocketFlow(socket, request, this.#connections);
    const alarm = new Alarm(() => wake());
    let liveness = openLiveness(this.#deadlines.now(), this.#policy);
    let closedBecause: string | undefined;
    const listen = () => this.#deadlines.set(alarm, livenessDeadline(liveness, this.#policy));
    const hear = () => {
      liveness = heard(liveness, this.#deadlines.now());
    };
    const wake = () => {
      const [next, what] = wakeLiveness(liveness, this.#deadlines.now(), this.#policy);
      liveness = next;
      if (what === "ping") socket.ping();
      if (what !== "lost") return listen();
      closedBecause = "silent";
      socket.terminate();
    };
    socket.on("message", (data: RawData) => {
      hear();
      this.#receive(flow, bytesOf(data));
    });
    socket.on("pong", hear);
    socket.on("ping", hear);
    socket.on("error", (error) => {
      closedBecause ??= error.message;
    });
    socket.on("close", (code) => {
      this.#deadlines.set(alarm, undefined);
      this.#connections.remove(flow);
      this.#user.closed(flow, closedBecause ?? `close code ${code}`);
    });
    this.#connections.add(flow);
    this.#user.opened(flow);
    listen();
  }

  /** One SIP message per WebSocket message (RFC 7118 §5); CRLFs alone are keep-alive. */
  #receive(flow: Flow, bytes: Buffer): void {
    if (bytes.length > 4 || bytes.toString("latin1").trim() !== "") {
      this.#user.received(flow, bytes);
    } else if (bytes.length === 4) flow.send("\r\n");
  }

  #turnAway(socket: Duplex, address: string, status: string): void {
    socket.on("error", () => socket.destroy());
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    this.#user.turnedAway(address, status);
  }
}

/** How long a peer may take to answer our close; an option of ws that its types do not know. */
const closing = { closeTimeout: 1_000 };

function offersSip(request: IncomingMessage): boolean {
  const offered = request.headers["sec-websocket-protocol"] ?? "";
  return offered.split(",").some((protocol) => protocol.trim() === "sip");
}

function webSocketFlow(
  socket: WebSocket,
  request: IncomingMessage,
  connections: Connections,
): Flow {
  const { remoteAddress, remotePort = 0, localAddress, localPort = 0 } = request.socket;
  const transport = request.socket instanceof TLSSocket ? "wss" : "ws";
  const remote = { address: plainAddress(remoteAddress), port: remotePort };
  const flow: Flow = {
    id: connections.name(transport, remote.address, remotePort),
    transport,
    remote,
    local: { host: plainAddress(localAddress), port: localPort },
    isOpen: () => socket.readyState === socket.OPEN,
    send(raw) {
      if (socket.readyState !== socket.OPEN) return false;
      if (socket.bufferedAmount > limits.unsentBytes) {
        socket.terminate();
        return false;
      }
      socket.send(raw);
      return true;
    },
    close: (why) => socket.close(1001, why),
    answering: () => flow,
  };
  return flow;
}

function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
