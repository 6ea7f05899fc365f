import type { IncomingMessage } from "node:http";
import { type Answer, problem, text } from "./answer.ts";
import type { Api } from "./api/api.ts";
import type { Page } from "./page.ts";
import type { HttpPorts } from "./ports.ts";
import { isRead, refusalOfBody } from "./read-request.ts";

/** All that answers come from. */
export interface Site {
  readonly ports: Pick<HttpPorts, "metrics" | "ready">;
  readonly page: Page;
  readonly api: Api;
}

/** Finds the answer to any request but an upgrade. */
export async function answerTo(
  request: IncomingMessage,
  { ports, page, api }: Site,
): Promise<Answer> {
  const path = (request.url ?? "").replace(/[?#].*$/s, "");
  if (path.startsWith("/api/")) return api(request, path);
  if (!isRead(request)) return methodNotAllowed;
  const refusal = refusalOfBody(request);
  if (refusal !== undefined) return refusal;
  switch (path) {
    case "/healthz":
      return text("ok\n");
    case "/readyz":
      return ports.ready() ? text("ready\n") : problem(503, "No calls are taken.");
    case "/metrics":
      return text(await ports.metrics.metrics(), ports.metrics.contentType);
    default:
      return page({ path, ...pageHeaders(request) });
  }
}

const methodNotAllowed = problem(405, "Only GET and HEAD are allowed.", {
  headers: { allow: "GET, HEAD", connection: "close" },
});

function pageHeaders({ headers }: IncomingMessage) {
  return {
    accept: headers.accept ?? "",
    acceptEncoding: headers["accept-encoding"]?.toString() ?? "",
    ifNoneMatch: headers["if-none-match"] ?? "",
  };
}
