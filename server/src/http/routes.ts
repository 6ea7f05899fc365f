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
  const route = /^\/api\/conferences(?:\/([^/]+)(\/messages)?)?$/.exec(path);
  if (route === null) return notFound(path);
  if (debugRoutes === "off" || (debugRoutes === "loopback" && !isLocal(request))) {
    return problem(403, "Forbidden", "Only this machine may ask; see observe.debugRoutes.");
  }
  const [, segment, messagesWanted] = route;
  if (segment === undefined) return json(conferences.list());
  const name = decoded(segment);
  if (name === undefined) return problem(400, "Bad request", "The name is not URL-encoded UTF-8.");
  if (messagesWanted === undefined) return found(conferences.state(name), json);
  return found(conferences.messages(name), jsonLines);
}

function found<T>(value: T | undefined, answer: (value: T) => Answer): Answer {
  if (value !== undefined) return answer(value);
  return problem(404, "Not found", "There is no such conference.");
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
