import { type ServerResponse, STATUS_CODES } from "node:http";
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

/** What a problem may say besides its status and this occurrence of it. */
export interface ProblemExtras {
  readonly headers?: Answer["headers"];
  /** Each thing that is wrong with what was sent. */
  readonly errors?: readonly object[];
}

/**
 * Problem details (RFC 9457 §3). Ours mean no more than their status does, so that the type is
 * `about:blank`, and the title the status's own phrase (RFC 9457 §4.2.1).
 */
export function problem(status: number, detail: string, extras: ProblemExtras = {}): Answer {
  const { headers, errors } = extras;
  const title = STATUS_CODES[status];
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...headers,
    },
    body: `${JSON.stringify({ type: "about:blank", title, status, detail, errors })}\n`,
  };
}

export function json(value: unknown, status = 200, headers: Answer["headers"] = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
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
