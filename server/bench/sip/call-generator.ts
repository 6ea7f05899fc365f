import { createSocket } from "node:dgram";

/**
 * Calls over UDP where sipp is missing: `node call-generator.ts <port> <calls> <calls per second>`
 * prints how many got as far as the answer to their BYE. Nothing is sent twice.
 */
const [port = 0, calls = 0, callsPerSecond = 1] = process.argv.slice(2).map(Number);
const SDP =
  "v=0\r\no=g 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 6000 RTP/AVP 0\r\n";
const LAST_ANSWER_WITHIN_MS = 1_000;

const socket = createSocket("udp4");
let started = 0;
let finished = 0;

socket.on("message", (datagram) => {
  const response = datagram.toString("latin1");
  const [, call, cseq] = /^Call-ID: \d+-(\d+)\r\nCSeq: (.*)\r$/m.exec(response) ?? [];
  const to = /^To: (.*)\r$/m.exec(response)?.[1];
  if (!response.startsWith("SIP/2.0 200") || call === undefined || to === undefined) return;
  if (cseq === "2 BYE") return ended();
  send("ACK", 1, call, to);
  send("BYE", 2, call, to);
});

socket.bind(0, "127.0.0.1", () => {
  const timer = setInterval(() => {
    for (let i = 0; i < callsPerSecond / 100 && started < calls; i++) {
      send("INVITE", 1, String(started++), "<sip:room@127.0.0.1>", SDP);
    }
    if (started < calls) return;
    clearInterval(timer);
    setTimeout(report, LAST_ANSWER_WITHIN_MS).unref();
  }, 10);
});

function ended(): void {
  finished += 1;
  if (finished === calls) report();
}

function report(): void {
  process.stdout.write(`${finished}\n`);
  socket.close();
}

function send(method: string, cseq: number, call: string, to: string, body = ""): void {
  const local = `127.0.0.1:${socket.address().port}`;
  const lines = [
    `${method} sip:room@127.0.0.1:${port} SIP/2.0`,
    `Via: SIP/2.0/UDP ${local};branch=z9hG4bK-${process.pid}-${call}-${method};rport`,
    "Max-Forwards: 70",
    `From: "generator" <sip:generator@${local}>;tag=g-${call}`,
    `To: ${to}`,
    `Call-ID: ${process.pid}-${call}`,
    `CSeq: ${cseq} ${method}`,
    `Contact: <sip:generator@${local}>`,
    ...(body === "" ? [] : ["Content-Type: application/sdp"]),
    `Content-Length: ${body.length}`,
  ];
  socket.send(`${lines.join("\r\n")}\r\n\r\n${body}`, port, "127.0.0.1");
}
