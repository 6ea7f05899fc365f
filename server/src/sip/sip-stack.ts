import type { Socket as UdpSocket } from "node:dgram";
import type { IncomingMessage } from "node:http";
import type { Server } from "node:net";
import type { Duplex } from "node:stream";
import { createUserAgent, type UserAgentParts } from "./core/user-agent.ts";
import type { InviteToSend, SentInvite } from "./sip-handle.ts";
import { Connections } from "./transport/connections.ts";
import { listenTcp } from "./transport/tcp.ts";
import { listenUdp } from "./transport/udp.ts";
import { WebSockets } from "./transport/websocket.ts";

export type SipStackParts = UserAgentParts;

export interface BoundAddress {
  readonly host: string;
  readonly port: number;
}

export interface SipStack {
  /** Resolves to the real address once bound; rejects with the socket's error. */
  listenUdp(host: string, port: number): Promise<BoundAddress>;
  listenTcp(host: string, port: number): Promise<BoundAddress>;
  /** For an HTTP server's `upgrade` event; requires the subprotocol `sip` (RFC 7118 §4). */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Calls somebody who is registered here. */
  invite(call: InviteToSend): SentInvite;
  /** How much is held at present. */
  counts(): { readonly transactions: number; readonly dialogs: number; readonly flows: number };
  /** Closes every socket and forgets everything, without a word to any peer or the user. */
  close(): Promise<void>;
}

/** A SIP user agent on real sockets. */
export function createSipStack(parts: SipStackParts): SipStack {
  const userAgent = createUserAgent(parts);
  const { inbox, deadlines } = userAgent;
  const connections = new Connections();
  const webSockets = new WebSockets(connections, deadlines, parts.settings.liveness, inbox);
  const tcpServers: Server[] = [];
  const udpSockets: UdpSocket[] = [];
  return {
    async listenUdp(host, port) {
      const socket = await listenUdp(host, port, inbox);
      udpSockets.push(socket);
      return { host, port: socket.address().port };
    },
    async listenTcp(host, port) {
      const server = await listenTcp(host, port, connections, inbox);
      tcpServers.push(server);
      const address = server.address();
      return { host, port: typeof address === "object" && address !== null ? address.port : port };
    },
    handleUpgrade: (request, socket, head) => webSockets.handleUpgrade(request, socket, head),
    invite: (call) => userAgent.invite(call),
    counts: () => ({ ...userAgent.counts(), flows: connections.size }),
    async close() {
      userAgent.close();
      connections.closeAll("server closing");
      await Promise.all([...tcpServers, ...udpSockets].map(closed));
    },
  };
}

function closed(socket: Server | UdpSocket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
