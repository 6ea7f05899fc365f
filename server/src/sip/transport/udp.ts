import { createSocket, type Socket } from "node:dgram";
import { isIPv6 } from "node:net";
import type { Via } from "../message/via.ts";
import { type Flow, type FlowUser, plainAddress } from "./flow.ts";

/** Listens for SIP over UDP; resolves once bound. A flow is an address: nothing is kept of it. */
export function listenUdp(host: string, port: number, user: FlowUser): Promise<Socket> {
  const socket = createSocket({
    type: isIPv6(host) ? "udp6" : "udp4",
    recvBufferSize: RECEIVE_BUFFER_BYTES,
    // Only addresses that packets came from are sent to: there is no name to look up.
    lookup: (address, _options, found) => found(null, address, isIPv6(address) ? 6 : 4),
  });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, host, () => {
      socket.off("error", reject);
      socket.on("error", (error) => user.turnedAway(host, error.message));
      const here: Here = { socket, local: { host, port: socket.address().port } };
      socket.on("message", (datagram, from) => {
        // Shorter than any start line: the keep-alives of RFC 5626 §3.5, and stray bytes.
        if (datagram.length < 16) return;
        user.received(udpFlow(here, plainAddress(from.address), from.port), datagram);
      });
      resolve(socket);
    });
  });
}

/** Holds a burst of some thousand messages while the event loop is busy. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;
const SIP_PORT = 5060;

interface Here {
  readonly socket: Socket;
  readonly local: { readonly host: string; readonly port: number };
}

function udpFlow(here: Here, address: string, port: number): Flow {
  let open = true;
  const flow: Flow = {
    id: `udp:${address}:${port}`,
    transport: "udp",
    remote: { address, port },
    local: here.local,
    isOpen: () => open,
    send(raw) {
      if (!open) return false;
      try {
        here.socket.send(raw, port, address);
      } catch {
        // The socket is closed, or the port a peer's Via asked for is none.
        open = false;
      }
      return open;
    },
    close() {
      open = false;
    },
    answering: (via) =>
      answersHere(via, port) ? flow : udpFlow(here, address, via.port ?? SIP_PORT),
  };
  return flow;
}

/** RFC 3581 §4: with rport to where it came from; else to sent-by's port (RFC 3261 §18.2.2). */
function answersHere(via: Via, port: number): boolean {
  return via.parameters.has("rport") || (via.port ?? SIP_PORT) === port;
}
