import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect } from "node:net";

/** For tests: bytes to a SIP port and back, with no idea of SIP. */
export interface RawPeer {
  send(bytes: string | Buffer): void;
  /** All that has come so far, once `until` likes it; also where the other end has closed. */
  read(until: (all: string) => boolean): Promise<string>;
  /** Resolved when the other end has closed the connection; never for UDP. */
  readonly closed: Promise<void>;
  close(): void;
}

export async function rawTcp(port: number): Promise<RawPeer> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  // A reset is one way to be refused.
  socket.on("error", () => {});
  return {
    ...inbox((listen) => socket.on("data", listen), closed),
    send: (bytes) => void socket.write(bytes),
    close: () => void socket.destroy(),
  };
}

export async function rawUdp(port: number): Promise<RawPeer> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const closed = new Promise<void>(() => {});
  return {
    ...inbox((listen) => socket.on("message", listen), closed),
    send: (bytes) => socket.send(bytes, port, "127.0.0.1"),
    close: () => void socket.close(),
  };
}

export async function rawWebSocket(url: string): Promise<RawPeer> {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/sip`, "sip");
  const closed = new Promise<void>((resolve) => socket.addEventListener("close", () => resolve()));
  await once(socket, "open");
  const listening = (listen: (bytes: Buffer) => void) =>
    socket.addEventListener("message", ({ data }) => listen(Buffer.from(String(data))));
  return {
    ...inbox(listening, closed),
    send: (bytes) => socket.send(bytes),
    close: () => socket.close(),
  };
}

function inbox(subscribe: (listen: (bytes: Buffer) => void) => void, closed: Promise<void>) {
  let all = "";
  let look = () => {};
  subscribe((bytes) => {
    all += bytes.toString("latin1");
    look();
  });
  const read = (until: (all: string) => boolean) =>
    new Promise<string>((resolve) => {
      look = () => {
        if (until(all)) resolve(all);
      };
      void closed.then(() => resolve(all));
      look();
    });
  return { read, closed };
}

export interface RawRequest {
  readonly method: string;
  readonly transport: "UDP" | "TCP" | "WS";
  /** Names the transaction and the dialog. */
  readonly name: string;
  readonly conference?: string;
  readonly cseq?: number;
  /** To tag, once there is a dialog. */
  readonly toTag?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly contentLength?: number | string;
}

/** A request as a well-behaved endpoint writes it, but for what is said otherwise. */
export function rawRequest(request: RawRequest): string {
  const { method, transport, name, conference = "room", cseq = 1, body = "" } = request;
  const uri = `sip:${conference}@127.0.0.1`;
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/${transport} 127.0.0.1:5099;branch=z9hG4bK-${name}-${cseq};rport`,
    "Max-Forwards: 70",
    `From: "${name}" <sip:${name}@127.0.0.1>;tag=from-${name}`,
    `To: <${uri}>${request.toTag === undefined ? "" : `;tag=${request.toTag}`}`,
    `Call-ID: call-${name}`,
    `CSeq: ${cseq} ${method}`,
    `Contact: <sip:${name}@127.0.0.1:5099;transport=${transport.toLowerCase()}>`,
    ...(request.headers ?? []),
    ...(body === "" ? [] : ["Content-Type: application/sdp"]),
    `Content-Length: ${request.contentLength ?? Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
}
