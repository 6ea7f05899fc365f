import { createServer, type Server, type Socket } from "node:net";
import { limits } from "../limits.ts";
import { emptyFraming, stepFraming } from "../message/framing.ts";
import type { Connections } from "./connections.ts";
import { type Flow, type FlowUser, plainAddress } from "./flow.ts";

/** Listens for SIP over TCP; resolves once bound. */
export function listenTcp(
  host: string,
  port: number,
  connections: Connections,
  user: FlowUser,
): Promise<Server> {
  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    const address = plainAddress(socket.remoteAddress);
    if (connections.mayOpen(address)) return carry(socket, connections, user);
    socket.on("error", () => socket.destroy());
    socket.destroy();
    user.turnedAway(address, "too many connections");
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      server.on("error", (error) => user.turnedAway(host, error.message));
      resolve(server);
    });
  });
}

function carry(socket: Socket, connections: Connections, user: FlowUser): void {
  const flow = tcpFlow(socket, connections);
  let framing = emptyFraming;
  let closedBecause = "closed by the peer";
  socket.on("data", (received: Buffer) => {
    const [next, framed] = stepFraming(framing, received);
    framing = next;
    for (const piece of framed) {
      if (piece.type === "message") user.received(flow, piece.bytes);
      else if (piece.type === "ping") flow.send("\r\n");
      else {
        closedBecause = piece.why;
        user.broken(flow, piece.head, piece.why);
        // Nothing that follows can be told apart: read no more, let the answer out, close.
        socket.removeAllListeners("data").resume().end();
        return;
      }
    }
  });
  socket.on("error", (error) => {
    closedBecause = error.message;
  });
  socket.on("close", () => {
    connections.remove(flow);
    user.closed(flow, closedBecause);
  });
  connections.add(flow);
  user.opened(flow);
}

function tcpFlow(socket: Socket, connections: Connections): Flow {
  const { remoteAddress, remotePort = 0, localAddress, localPort = 0 } = socket;
  const remote = { address: plainAddress(remoteAddress), port: remotePort };
  const flow: Flow = {
    id: connections.name("tcp", remote.address, remotePort),
    transport: "tcp",
    remote,
    local: { host: plainAddress(localAddress), port: localPort },
    isOpen: () => socket.writable,
    send(raw) {
      if (!socket.writable) return false;
      if (socket.writableLength > limits.unsentBytes) {
        socket.destroy();
        return false;
      }
      socket.write(raw);
      return true;
    },
    close: () => socket.destroy(),
    answering: () => flow,
  };
  return flow;
}
