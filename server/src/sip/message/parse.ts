import { ok, type Result, refuse } from "@parley/shared/lib";
import { limits } from "../limits.ts";
import { essentialsOf } from "./essentials.ts";
import { headerName } from "./header-name.ts";
import type { HeaderField, Headers } from "./headers.ts";
import type { Malformed, ReceivedRequest, ReceivedResponse } from "./message.ts";
import { isToken } from "./token.ts";

/** The transport address a message came from. */
export interface Source {
  readonly address: string;
  readonly port: number;
}

/**
 * One message from the bytes of a datagram, a WebSocket frame or a framed piece of a stream.
 * Total and linear: anything comes to a message or to what is wrong with it. Bytes behind
 * Content-Length are dropped (RFC 3261 §18.3).
 */
export function parseMessage(
  bytes: Buffer,
  source: Source,
): Result<ReceivedRequest | ReceivedResponse, Malformed> {
  const text = bytes.toString("utf8");
  const start = afterLeadingLines(text);
  const end = text.indexOf("\r\n\r\n", start);
  if (end < 0) return refuse({ why: "no empty line after the head" });
  if (end - start > limits.headLength) return refuse({ why: "head too long" });
  const lines = unfolded(text.slice(start, end)).split("\r\n");
  if (lines.length > limits.headerFields) return refuse({ why: "too many header fields" });
  const startLine = parseStartLine(lines[0] ?? "");
  if (startLine === undefined) return refuse({ why: "start line not understood" });
  const headers = parseHeaders(lines);
  if (headers === undefined) return refuse({ why: "header field not understood" });
  const body = { text: text.slice(end + 4), ascii: text.length === bytes.length };
  return assembled(startLine, headers, body, source);
}

type StartLine =
  | {
      readonly kind: "request";
      readonly method: string;
      readonly requestUri: string;
      readonly version: string;
    }
  | { readonly kind: "response"; readonly status: number; readonly reasonPhrase: string };

const REQUEST_LINE = /^(\S+) (\S+) SIP\/(\d{1,3}\.\d{1,3})$/i;
const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d) (.*)$/i;

function afterLeadingLines(text: string): number {
  let start = 0;
  while (text.startsWith("\r\n", start)) start += 2;
  return start;
}

/** A line that starts with a blank continues the one before (RFC 3261 §7.3.1). */
function unfolded(head: string): string {
  const folded = head.includes("\r\n ") || head.includes("\r\n\t");
  return folded ? head.replace(/\r\n[ \t]+/g, " ") : head;
}

function parseStartLine(line: string): StartLine | undefined {
  const status = STATUS_LINE.exec(line);
  if (status !== null) {
    return { kind: "response", status: Number(status[1]), reasonPhrase: status[2] ?? "" };
  }
  const [, method, requestUri, version] = REQUEST_LINE.exec(line) ?? [];
  if (method === undefined || requestUri === undefined || version === undefined) return undefined;
  return isToken(method) ? { kind: "request", method, requestUri, version } : undefined;
}

function parseHeaders(lines: readonly string[]): Headers | undefined {
  const headers: HeaderField[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const colon = line.indexOf(":");
    const name = colon < 1 ? undefined : headerName(line.slice(0, colon));
    if (name === undefined) return undefined;
    headers.push({ name, value: line.slice(colon + 1).trim() });
  }
  return headers;
}

function assembled(
  startLine: StartLine,
  headers: Headers,
  received: ReceivedBody,
  source: Source,
): Result<ReceivedRequest | ReceivedResponse, Malformed> {
  const { essentials, why } = essentialsOf(headers, source);
  const body = why === undefined ? bodyWithin(received, headers) : "";
  if (startLine.kind === "response") {
    if (why !== undefined) return refuse({ why });
    if (body === undefined) return refuse({ why: "body does not match Content-Length" });
    return ok({ ...startLine, headers, body, ...essentials });
  }
  const { method, requestUri, version } = startLine;
  const request = { method, headers, vias: essentials?.vias ?? [] };
  const bad = (reason: string, status: 400 | 413 | 505 = 400) =>
    refuse(
      request.vias.length === 0 ? { why: reason } : { why: reason, answer: { status, request } },
    );
  if (version !== "2.0") return bad(`version ${version}`, 505);
  if (why !== undefined) return bad(why);
  if (essentials.cseqMethod !== method) return bad("CSeq names another method");
  if (body === undefined) return bad("body does not match Content-Length");
  if (body.length > limits.bodyBytes) return bad("body too long", 413);
  return ok({ kind: "request", method, requestUri, headers, body, ...essentials });
}

interface ReceivedBody {
  readonly text: string;
  /** Whether the whole message is ASCII: then characters are bytes. */
  readonly ascii: boolean;
}

/** The body that Content-Length promises; undefined where less has come or the length is none. */
function bodyWithin(received: ReceivedBody, headers: Headers): string | undefined {
  const field = headers.find(({ name }) => name === "content-length");
  if (field === undefined) return received.text;
  if (!/^\d{1,9}$/.test(field.value)) return undefined;
  const length = Number(field.value);
  if (received.ascii) {
    return length > received.text.length ? undefined : received.text.slice(0, length);
  }
  const bytes = Buffer.from(received.text, "utf8");
  return length > bytes.length ? undefined : bytes.toString("utf8", 0, length);
}
