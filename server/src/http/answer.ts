import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { securityHeaders } from "./security-headers.ts";

/** What a request comes to, before a byte is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole, or piece by piece for what may be long. */
  readonly body?: string | Buffer | Iterable<string>;
}

/** RFC 9457 §3.1: `title` for the kind of problem, `detail` for this occurrence of it. */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Answer["headers"] = {},
): Answer {
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...headers,
    },
    body: `${JSON.stringify({ status, title, detail })}\n`,
  };
}

export function json(value: unknown): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: `${JSON.stringify(value)}\n`,
  };
}

export function text(body: string, type = "text/plain; charset=utf-8"): Answer {
  return { status: 200, headers: { "content-type": type, "cache-control": "no-store" }, body };
}

/** Sends an answer; of one to HEAD, Node leaves out the body (RFC 9110 §9.3.2). */
export async function send(response: ServerResponse, answer: Answer): Promise<void> {
  const { status, headers, body } = answer;
  const whole = typeof body === "string" ? Buffer.from(body) : body;
  const length = Buffer.isBuffer(whole) ? { "content-length": `${whole.length}` } : {};
  response.writeHead(status, { ...securityHeaders, ...headers, ...length });
  if (whole === undefined || Buffer.isBuffer(whole)) response.end(whole);
  else await pipeline(Readable.from(whole), response);
}
