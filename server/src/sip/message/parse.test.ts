import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { first, listed } from "./headers.ts";
import { parseMessage } from "./parse.ts";

const HEAD = [
  "OPTIONS sip:room@focus.test SIP/2.0",
  "Via: SIP/2.0/WS ab12.invalid;branch=z9hG4bKa",
  "From: <sip:ada@example.test>;tag=a",
  "To: <sip:room@focus.test>",
  "Call-ID: c1",
  "CSeq: 4 OPTIONS",
];

test("[SIP-2] the essentials are parsed, and the top Via says where the message came from", () => {
  expect(parsed(HEAD)).toMatchObject({
    kind: "request",
    method: "OPTIONS",
    requestUri: "sip:room@focus.test",
    branch: "z9hG4bKa",
    fromTag: "a",
    toTag: "",
    callId: "c1",
    cseq: 4,
    vias: ["SIP/2.0/WS ab12.invalid;branch=z9hG4bKa;received=192.0.2.7"],
  });
});

test("[SIP-2] rport asks for the port as well, and another hop's Via stays as it is", () => {
  const head = changed(
    1,
    "Via: SIP/2.0/UDP h;branch=z9hG4bKa;rport, SIP/2.0/TCP  b;branch=z9hG4bKb",
  );
  expect(parsed(head)).toMatchObject({
    vias: [
      "SIP/2.0/UDP h;branch=z9hG4bKa;rport=50001;received=192.0.2.7",
      "SIP/2.0/TCP  b;branch=z9hG4bKb",
    ],
  });
});

test("[SIP-3] compact forms and any case of a name are the long name", () => {
  const message = parsed([
    "OPTIONS sip:room@focus.test SIP/2.0",
    "v: SIP/2.0/WS ab12.invalid;branch=z9hG4bKa",
    "f: <sip:ada@example.test>;tag=a",
    "T : <sip:room@focus.test>",
    "i: c1",
    "cSeQ: 4 OPTIONS",
    "k: timer, 100rel",
    "K: outbound",
    "x: 600",
  ]);
  expect(listed(message.headers, "supported")).toEqual(["timer", "100rel", "outbound"]);
  expect(first(message.headers, "session-expires")).toBe("600");
});

test("[SIP-3] commas within quotes and angle brackets separate nothing", () => {
  const message = parsed([...HEAD, 'Contact: "a,b" <sip:a@h;x="1">, <sip:b@h?x=1,2>;q=1']);
  expect(listed(message.headers, "contact")).toHaveLength(2);
  const escaped = parsed([...HEAD, 'Contact: "a\\", <b" <sip:a@h>, <sip:b@h>']);
  expect(listed(escaped.headers, "contact")).toEqual(['"a\\", <b" <sip:a@h>', "<sip:b@h>"]);
});

test.each([
  ["no Via", without(1)],
  ["no From", without(2)],
  ["no Call-ID", without(4)],
  ["CSeq of another method", changed(5, "CSeq: 4 INVITE")],
  ["CSeq of 2**31", changed(5, "CSeq: 2147483648 OPTIONS")],
  ["To twice", [...HEAD, "To: <sip:other@focus.test>"]],
  ["Max-Forwards beyond 255", [...HEAD, "Max-Forwards: 256"]],
  ["a header name with a blank", [...HEAD, "X Y: 1"]],
  ["a line without a colon", [...HEAD, "nonsense"]],
])("[SIP-4] %s is malformed", (_, head) => {
  expect(refused(head).why).not.toBe("");
});

test("[SIP-4] what cannot be routed back has no answer", () => {
  expect(refused(without(1)).answer).toBeUndefined();
  expect(refused(without(2)).answer?.status).toBe(400);
});

test("[SIP-5] the body is what Content-Length counts in bytes, and what follows is dropped", () => {
  expect(parsed([...HEAD, "Content-Length: 4"], "äö!").body).toBe("äö");
  expect(parsed([...HEAD, "Content-Length: 2"], "abc").body).toBe("ab");
  expect(parsed(HEAD, "all of it").body).toBe("all of it");
  expect(refused([...HEAD, "Content-Length: 4"], "abc").answer?.status).toBe(400);
});

test("[SIP-5] bytes that are no UTF-8 do not shift where the body ends", () => {
  const head = Buffer.from([...HEAD, "Content-Length: 3", "", ""].join("\r\n"));
  const result = parseMessage(Buffer.concat([head, Buffer.from([0xff, 0xfe, 0x41, 0x42])]), FROM);
  expect(result.ok && result.value.body).toBe("\ufffd\ufffdA");
});

test.each([
  ["äö", true],
  ["\ufffd", true],
  ["", true],
  [Buffer.from([0xff]), false],
  [Buffer.from([0xed, 0xa0, 0x80]), false],
])("[CHAT-85] whether the bytes of a body are UTF-8 is told: %j", (body, isUtf8) => {
  const head = Buffer.from([...HEAD, "", ""].join("\r\n"));
  const result = parseMessage(Buffer.concat([head, Buffer.from(body)]), FROM);
  expect(result.ok && result.value.kind === "request" && result.value.isBodyUtf8).toBe(isUtf8);
});

test("[SIP-6] a head, a number of fields or a body beyond its limit is refused", () => {
  const long = `X: ${"x".repeat(limits.headLength)}`;
  expect(refused([...HEAD, long]).why).toBe("head too long");
  const many = Array.from({ length: limits.headerFields }, () => "X: 1");
  expect(refused([...HEAD, ...many]).why).toBe("too many header fields");
  expect(refused(HEAD, "x".repeat(limits.bodyBytes + 1)).answer?.status).toBe(413);
});

const FROM = { address: "192.0.2.7", port: 50_001 };

function read(head: readonly string[], body: string) {
  return parseMessage(Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`), FROM);
}

function parsed(head: readonly string[], body = "") {
  const result = read(head, body);
  if (!result.ok) throw new Error(result.refusal.why);
  return result.value;
}

function refused(head: readonly string[], body = "") {
  const result = read(head, body);
  if (result.ok) throw new Error("was not refused");
  return result.refusal;
}

function without(line: number): string[] {
  return HEAD.toSpliced(line, 1);
}

function changed(line: number, replacement: string): string[] {
  return HEAD.with(line, replacement);
}
