import type { IncomingMessage } from "node:http";
import { type Answer, problem } from "./answer.ts";

/** Whether a request only looks (RFC 9110 §9.3.1, §9.3.2). */
export function isRead({ method }: IncomingMessage): boolean {
  return method === "GET" || method === "HEAD";
}

/** What is answered to a body where none belongs. */
export function refusalOfBody({ headers, method }: IncomingMessage): Answer | undefined {
  const length = headers["content-length"] ?? "0";
  if (headers["transfer-encoding"] === undefined && length === "0") return undefined;
  return problem(413, `A ${method ?? "request"} carries nothing here.`, {
    headers: { connection: "close" },
  });
}
