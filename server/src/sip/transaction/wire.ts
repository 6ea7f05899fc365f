import { first } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";
import { printMessage } from "../message/print.ts";

/** A message as it goes out, as often as it is sent; the rest is for whoever watches. */
export interface Wire {
  readonly raw: string;
  /** Of a response, the CSeq's method. */
  readonly method: string;
  readonly status?: number;
  readonly callId: string;
  readonly cseq: number;
}

export function wireOf(message: SipMessage): Wire {
  const cseq = first(message.headers, "cseq") ?? "";
  const blank = cseq.indexOf(" ");
  const common = {
    raw: printMessage(message),
    method: message.kind === "request" ? message.method : cseq.slice(blank + 1).trim(),
    callId: first(message.headers, "call-id") ?? "",
    cseq: Number(cseq.slice(0, blank)),
  };
  return message.kind === "request" ? common : { ...common, status: message.status };
}
