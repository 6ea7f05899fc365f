import { describe, expect, test } from "vitest";
import { Flow } from "./flow.ts";

describe("a flow over several WebSockets", () => {
  test("[CALL-1] JsSIP is not told of a WebSocket that is lost, the machine is", () => {
    const { flow, sockets, heard } = opened();
    const toldJsSip: string[] = [];
    flow.ondisconnect = () => toldJsSip.push("disconnected");
    sockets[0]?.emit("close");
    expect(heard).toEqual(["opened", "lost"]);
    expect(toldJsSip).toEqual([]);
  });

  test("[CALL-2] what is sent without a WebSocket goes out first on the next one, in order", () => {
    const { flow, sockets } = opened();
    sockets[0]?.emit("close");
    expect(flow.send("BYE")).toBe(true);
    expect(flow.send("INVITE")).toBe(true);
    flow.reopen();
    flow.send("ACK");
    sockets[1]?.emit("open");
    flow.send("OPTIONS");
    expect(sockets[1]?.sent).toEqual(["BYE", "INVITE", "ACK", "OPTIONS"]);
  });

  test("[CALL-2] no more than 64 messages wait, and the oldest go", () => {
    const { flow, sockets } = opened();
    sockets[0]?.emit("close");
    for (let nth = 0; nth < 100; nth += 1) flow.send(`${nth}`);
    flow.reopen();
    sockets[1]?.emit("open");
    expect(sockets[1]?.sent.length).toBe(64);
    expect(sockets[1]?.sent.at(-1)).toBe("99");
  });

  test("[CALL-3] a WebSocket that was replaced says nothing any more", () => {
    const { flow, sockets, heard } = opened();
    const received: unknown[] = [];
    flow.ondata = (data) => received.push(data);
    flow.reopen();
    expect(sockets[0]?.isClosed).toBe(true);
    sockets[0]?.emit("message", "late");
    sockets[0]?.emit("close");
    sockets[1]?.emit("open");
    sockets[1]?.emit("message", "new");
    expect(heard).toEqual(["opened", "opened"]);
    expect(received).toEqual(["new"]);
  });

  test("[CALL-4] a network that is gone is a loss at once, told once", () => {
    const { flow, sockets, heard } = opened();
    flow.abandon();
    sockets[0]?.emit("close");
    flow.abandon();
    expect(heard).toEqual(["opened", "lost"]);
  });

  test("[CALL-5] on the page's own host, WS for http and WSS for https", () => {
    const { flow } = opened("wss://parley.example:8443/sip");
    expect([flow.url, flow.via_transport, flow.sip_uri]).toEqual([
      "wss://parley.example:8443/sip",
      "WSS",
      "sip:parley.example:8443;transport=ws",
    ]);
  });
});

function opened(url = "ws://127.0.0.1:8080/sip") {
  const sockets: FakeSocket[] = [];
  const heard: string[] = [];
  const flow = new Flow(
    new URL(url),
    { opened: () => heard.push("opened"), lost: () => heard.push("lost") },
    () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  );
  flow.reopen();
  sockets[0]?.emit("open");
  return { flow, sockets, heard };
}

class FakeSocket {
  readyState: number = WebSocket.CONNECTING;
  readonly sent: string[] = [];
  readonly #listeners = new Map<string, (event: { readonly data?: unknown }) => void>();

  get isClosed(): boolean {
    return this.readyState === WebSocket.CLOSED;
  }

  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void {
    this.#listeners.set(type, listener);
  }

  send(message: string): void {
    this.sent.push(message);
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }

  emit(type: "open" | "close" | "message", data?: unknown): void {
    if (type === "open") this.readyState = WebSocket.OPEN;
    if (type === "close") this.readyState = WebSocket.CLOSED;
    this.#listeners.get(type)?.({ data });
  }
}
