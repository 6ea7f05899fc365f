import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import { connect } from "node:net";
import { ms } from "@parley/shared/lib";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { realParts } from "../real-parts.ts";
import { defaultSettings } from "../settings.ts";
import type { SipEvent } from "../sip-event.ts";
import { createSipStack } from "../sip-stack.ts";
import type { SipTap } from "../sip-tap.ts";

const LOOPBACK = "127.0.0.1";
const closing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

test("[SIP-90] over TCP pipelined messages come apart in any pieces, and CRLFCRLF is answered", async () => {
  const { stack } = started();
  const { port } = await stack.listenTcp(LOOPBACK, 0);
  const socket = connect(port, LOOPBACK);
  closing.push(() => void socket.destroy());
  const stream = `${options("TCP", "a")}\r\n\r\n${options("TCP", "b")}`;
  const read = reading((listen) => socket.on("data", listen));
  for (let at = 0; at < stream.length; at += 40) socket.write(stream.slice(at, at + 40));
  const text = await read((all) => all.split("SIP/2.0 200 OK").length === 3);
  expect(text).toMatch(/branch=z9hG4bKa[^]*\r\n\r\n\r\nSIP\/2.0 200 OK[^]*branch=z9hG4bKb/);
});

test("[SIP-91] a stream without Content-Length gets 400 and its end", async () => {
  const { stack, taps } = started();
  const { port } = await stack.listenTcp(LOOPBACK, 0);
  const socket = connect(port, LOOPBACK);
  const read = reading((listen) => socket.on("data", listen));
  const ended = new Promise((resolve) => socket.once("close", resolve));
  socket.write(options("TCP", "a").replace("Content-Length: 0\r\n", ""));
  expect(await read((all) => all.includes("\r\n\r\n"))).toMatch(/^SIP\/2.0 400 /);
  await ended;
  expect(taps.some(({ type }) => type === "malformed")).toBe(true);
});

test("[SIP-92] over UDP the answer goes where rport says, else to sent-by's port", async () => {
  const { stack } = started();
  const { port } = await stack.listenUdp(LOOPBACK, 0);
  const sender = await bound();
  const other = await bound();
  sender.socket.send(
    options("UDP", "a", `${LOOPBACK}:1`).replace("=z9hG4bKa", "=z9hG4bKa;rport"),
    port,
    LOOPBACK,
  );
  expect(await sender.read((all) => all.includes("\r\n\r\n"))).toContain(`rport=${sender.port}`);
  sender.socket.send(options("UDP", "b", `${LOOPBACK}:${other.port}`), port, LOOPBACK);
  expect(await other.read((all) => all.includes("\r\n\r\n"))).toContain("branch=z9hG4bKb");
});

test("[SIP-93] a WebSocket without the subprotocol sip is refused; with it, text and binary are taken", async () => {
  const { url } = await webSocketServer();
  const refused = new WebSocket(url, "chat");
  const error = await new Promise((resolve) => refused.once("error", resolve));
  expect(String(error)).toContain("400");
  const socket = await opened(url);
  expect(socket.protocol).toBe("sip");
  const read = reading((listen) => socket.on("message", listen));
  socket.send("\r\n\r\n");
  socket.send(options("WS", "a").replace("Content-Length: 0\r\n", ""));
  socket.send(Buffer.from(options("WS", "b")));
  const text = await read((all) => all.includes("z9hG4bKa") && all.includes("z9hG4bKb"));
  expect(text.startsWith("\r\nSIP/2.0 200")).toBe(true);
});

test("[SIP-94] a closed WebSocket is lost at once", async () => {
  const { url, events, until } = await webSocketServer();
  const socket = await opened(url);
  const read = reading((listen) => socket.on("message", listen));
  socket.send(invite());
  await read((all) => all.includes("SIP/2.0 200"));
  socket.terminate();
  await until(() => events.length > 1);
  expect(events.map(({ type }) => type)).toEqual(["invite-received", "flow-lost"]);
});

test("[SIP-95] a WebSocket that lives but says nothing is lost after the silence, and only then", async () => {
  const { url, taps, until } = await webSocketServer(240);
  const answering = await opened(url);
  const silent = new WebSocket(url, "sip", { autoPong: false });
  closing.push(() => silent.terminate());
  const pinged = new Promise<void>((resolve) => {
    let pings = 0;
    answering.on("ping", () => void (++pings > 8 && resolve()));
  });
  await until(() => taps.some((tap) => tap.type === "flow-closed" && tap.why === "silent"));
  await pinged;
  expect(taps.filter(({ type }) => type === "flow-closed")).toHaveLength(1);
  expect(answering.readyState).toBe(answering.OPEN);
});

function started(silenceMs = 4_000) {
  const events: SipEvent[] = [];
  const taps: SipTap[] = [];
  const waiting: (() => void)[] = [];
  const check = () => waiting.forEach((look) => look());
  const stack = createSipStack({
    ...realParts,
    settings: {
      ...defaultSettings,
      liveness: { pingInterval: ms(silenceMs / 4), silence: ms(silenceMs) },
    },
    tap: (event) => {
      taps.push(event);
      check();
    },
    user: (event) => {
      events.push(event);
      if (event.type === "invite-received") event.leg.answer({ sdp: "v=0\r\n" });
      check();
    },
  });
  closing.push(() => stack.close());
  /** Looks again whenever anything happens in the stack; the test's time limit ends it. */
  const until = (happened: () => boolean) =>
    new Promise<void>((resolve) => {
      waiting.push(() => void (happened() && resolve()));
      check();
    });
  return { stack, events, taps, until };
}

async function webSocketServer(silenceMs?: number) {
  const made = started(silenceMs);
  const http = createServer();
  http.on("upgrade", (request, socket, head) => made.stack.handleUpgrade(request, socket, head));
  const port = await new Promise<number>((resolve) => {
    http.listen(0, LOOPBACK, () => {
      const address = http.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  closing.push(() => http.closeAllConnections());
  closing.push(() => void http.close());
  return { ...made, url: `ws://${LOOPBACK}:${port}/sip` };
}

async function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, "sip");
  closing.push(() => socket.terminate());
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return socket;
}

async function bound() {
  const socket = createSocket("udp4");
  closing.push(() => void socket.close());
  const read = reading((listen) => socket.on("message", listen));
  await new Promise<void>((resolve) => socket.bind(0, LOOPBACK, resolve));
  return { socket, read, port: socket.address().port };
}

/** Collects what comes, and waits until it is enough. */
function reading(subscribe: (listen: (data: unknown) => void) => unknown) {
  let all = "";
  let look = () => {};
  subscribe((data) => {
    all += String(data);
    look();
  });
  return (enough: (text: string) => boolean) =>
    new Promise<string>((resolve) => {
      look = () => void (enough(all) && resolve(all));
      look();
    });
}

function options(transport: string, branch: string, sentBy = "ab12.invalid"): string {
  return [
    "OPTIONS sip:room@focus.test SIP/2.0",
    `Via: SIP/2.0/${transport} ${sentBy};branch=z9hG4bK${branch}`,
    "From: <sip:ada@example.test>;tag=a",
    "To: <sip:room@focus.test>",
    `Call-ID: call-${branch}`,
    "CSeq: 1 OPTIONS",
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}

function invite(): string {
  return options("WS", "i")
    .replaceAll("OPTIONS", "INVITE")
    .replace("Content-Length", "Contact: <sip:ada@ab12.invalid;transport=ws>\r\nContent-Length");
}
