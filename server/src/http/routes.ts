import type { IncomingMessage } from "node:http";
import { type Answer, json, problem, text } from "./answer.ts";
import { isLocal } from "./local-peer.ts";
import { notFound, type Page } from "./page.ts";
import type { HttpPorts, HttpSettings } from "./ports.ts";

/** Finds the answer to any request but an upgrade. */
export async function answerTo(
  request: IncomingMessage,
  settings: HttpSettings,
  ports: HttpPorts,
  page: Page,
): Promise<Answer> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return problem(405, "Method not allowed", "Only GET and HEAD are.", {
      allow: "GET, HEAD",
      connection: "close",
    });
  }
  if (hasBody(request)) {
    return problem(413, "Content too large", "A GET carries nothing.", { connection: "close" });
  }
  const path = (request.url ?? "").replace(/[?#].*$/s, "");
  switch (path) {
    case "/healthz":
      return text("ok\n");
    case "/readyz":
      return ports.ready() ? text("ready\n") : problem(503, "Not ready", "No calls are taken.");
    case "/metrics":
      return text(await ports.metrics.metrics(), ports.metrics.contentType);
    default:
      if (path.startsWith("/api/")) return answerOfApi(request, path, settings, ports);
      return page({ path, ...pageHeaders(request) });
  }
}

function pageHeaders({ headers }: IncomingMessage) {
  return {
    accept: headers.accept ?? "",
    acceptEncoding: headers["accept-encoding"]?.toString() ?? "",
    ifNoneMatch: headers["if-none-match"] ?? "",
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** `/api/conferences`, `/api/conferences/<name>` and `/api/conferences/<name>/messages`. */
function answerOfApi(
  request: IncomingMessage,
  path: string,
  { debugRoutes }: HttpSettings,
  { conferences }: HttpPorts,
): Answer {
  const [, name, messages] = /^\/api\/conferences(?:\/([^/]+)(\/messages)?)?$/.exec(path) ?? [null];
  if (!path.startsWith("/api/conferences")) return notFound(path);
  if (debugRoutes === "off" || (debugRoutes === "loopback" && !isLocal(request))) {
    return problem(403, "Forbidden", "Only this machine may ask; see observe.debugRoutes.");
  }
  if (path === "/api/conferences") return json(conferences.list());
  const conference = name === undefined ? undefined : decoded(name);
  if (conference === undefined) return notFound(path);
  const found =
    messages === undefined ? conferences.state(conference) : conferences.messages(conference);
  if (found === undefined) return problem(404, "Not found", "There is no such conference.");
  return messages === undefined ? json(found) : jsonLines(found as Iterable<object>);
}

function jsonLines(records: Iterable<object>): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/jsonl", "cache-control": "no-store" },
    body: lines(records),
  };
}

function* lines(records: Iterable<object>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
