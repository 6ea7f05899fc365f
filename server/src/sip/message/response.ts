import { every, first, type HeaderField, type Headers } from "./headers.ts";
import type { Answerable, SipResponse } from "./message.ts";
import { reasonPhrase } from "./status.ts";

export interface ResponseOptions {
  /** Our tag, put into a To that has none; required for all but 100 (RFC 3261 §8.2.6.2). */
  readonly toTag?: string;
  readonly reasonPhrase?: string;
  readonly headers?: Headers;
  readonly body?: { readonly contentType: string; readonly text: string };
}

/** A response with what it must repeat of its request (RFC 3261 §8.2.6.2). */
export function responseTo(
  request: Answerable,
  status: number,
  options: ResponseOptions = {},
): SipResponse {
  const headers: HeaderField[] = request.vias.map((value) => ({ name: "via", value }));
  for (const name of ["from", "to", "call-id", "cseq"]) {
    const value = first(request.headers, name);
    if (value !== undefined)
      headers.push({ name, value: name === "to" ? tagged(value, options) : value });
  }
  // RFC 3261 §12.1.1: a response that makes a dialog repeats the Record-Route.
  if (status > 100 && status < 300) {
    for (const value of every(request.headers, "record-route")) {
      headers.push({ name: "record-route", value });
    }
  }
  if (options.headers !== undefined) headers.push(...options.headers);
  if (options.body !== undefined)
    headers.push({ name: "content-type", value: options.body.contentType });
  return {
    kind: "response",
    status,
    reasonPhrase: options.reasonPhrase ?? reasonPhrase(status),
    headers,
    body: options.body?.text ?? "",
  };
}

/** To with our tag; a tag that stands in the value's quoted name or URI is not a tag. */
function tagged(to: string, { toTag }: ResponseOptions): string {
  const parameters = to.slice(to.lastIndexOf(">") + 1);
  return toTag === undefined || /;\s*tag\s*=/i.test(parameters) ? to : `${to};tag=${toTag}`;
}
