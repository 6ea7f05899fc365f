import { isUtf8 } from "node:buffer";
import { detached, ok, type Result, refuse } from "@parley/shared/lib";
import { limits } from "../limits.ts";
import { type EssentialsOrWhy, essentialsOf } from "./essentials.ts";
import { parseHeaderLines, unfolded } from "./header-lines.ts";
import type { Headers } from "./headers.ts";
import type { Malformed, ReceivedRequest, ReceivedResponse, Source } from "./message.ts";
import { parseStartLine, type StartLine } from "./start-line.ts";

/**
 * One message from the bytes of a datagram, a WebSocket frame or a framed piece of a stream.
 * Total and linear: anything comes to a message or to what is wrong with it. Bytes behind
 * Content-Length are dropped (RFC 3261 §18.3).
 */
export function parseMessage(
  bytes: Buffer,
  source: Source,
): Result<ReceivedRequest | ReceivedResponse, Malformed> {
  const start = afterLeadingLines(bytes);
  const end = bytes.indexOf("\r\n\r\n", start);
  const head = bytes.toString("utf8", start, end < 0 ? undefined : end);
  if (head.length > limits.headLength) return refuse({ why: "head too long" });
  const lines = unfolded(end < 0 ? head.trimEnd() : head).split("\r\n");
  if (lines.length > limits.headerFields) return refuse({ why: "too many header fields" });
  const startLine = parseStartLine(detached(lines[0] ?? ""));
  if (startLine === undefined) return refuse({ why: "start line not understood" });
  const headers = parseHeaderLines(lines, 1);
  if (headers === undefined) return refuse({ why: "header field not understood" });
  const essentials = essentialsOf(headers, source);
  const body = end < 0 ? "missing" : bodyWithin(bytes, end + 4, headers);
  return startLine.kind === "response"
    ? checkedResponse(startLine, headers, essentials, body)
    : checkedRequest(startLine, headers, essentials, body);
}

function afterLeadingLines(bytes: Buffer): number {
  let start = 0;
  while (bytes[start] === CR && bytes[start + 1] === LF) start += 2;
  return start;
}

const CR = 0x0d;
const LF = 0x0a;

function checkedResponse(
  startLine: Extract<StartLine, { kind: "response" }>,
  headers: Headers,
  { essentials, why }: EssentialsOrWhy,
  body: Body,
): Result<ReceivedResponse, Malformed> {
  if (why !== undefined) return refuse({ why });
  if (typeof body === "string") return refuse({ why: WRONG_BODY[body] });
  return ok({ ...startLine, headers, body: body.text, ...essentials });
}

function checkedRequest(
  startLine: Exclude<StartLine, { kind: "response" }>,
  headers: Headers,
  { essentials, why }: EssentialsOrWhy,
  body: Body,
): Result<ReceivedRequest, Malformed> {
  const { method } = startLine;
  const { vias } = essentials;
  const bad = (reason: string, status: 400 | 413 | 505 = 400) => {
    const answer = { status, request: { method, headers, vias } };
    return refuse(vias.length === 0 ? { why: reason } : { why: reason, answer });
  };
  if (startLine.kind === "misspelt-request") return bad("request line not understood");
  if (startLine.version !== "2.0") return bad(`version ${startLine.version}`, 505);
  if (why !== undefined) return bad(why);
  if (essentials.cseqMethod !== method) return bad("CSeq names another method");
  if (typeof body === "string") return bad(WRONG_BODY[body], body === "too-long" ? 413 : 400);
  const { requestUri } = startLine;
  const { text, isUtf8: isBodyUtf8 } = body;
  const request = { kind: "request", method, requestUri, headers, body: text, isBodyUtf8 } as const;
  return ok({ ...request, ...essentials });
}

type Body = { readonly text: string; readonly isUtf8: boolean } | keyof typeof WRONG_BODY;

const WRONG_BODY = {
  missing: "no empty line after the head",
  "not-as-announced": "body does not match Content-Length",
  "too-long": "body too long",
} as const;

/** The body that Content-Length promises, or all that is there (RFC 3261 §18.3). */
function bodyWithin(bytes: Buffer, from: number, headers: Headers): Body {
  const announced = headers.find(({ name }) => name === "content-length")?.value;
  if (announced !== undefined && !/^\d{1,9}$/.test(announced)) return "not-as-announced";
  const length = announced === undefined ? bytes.length - from : Number(announced);
  if (length > limits.bodyBytes) return "too-long";
  if (length > bytes.length - from) return "not-as-announced";
  const body = bytes.subarray(from, from + length);
  return { text: body.toString("utf8"), isUtf8: isUtf8(body) };
}
