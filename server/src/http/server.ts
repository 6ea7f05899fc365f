import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { type Answer, problem, send } from "./answer.ts";
import { createApi } from "./api/api.ts";
import { openPage } from "./page.ts";
import type { HttpPorts, HttpSettings } from "./ports.ts";
import { answerTo } from "./routes.ts";

export interface HttpServer {
  /** Opens the port; refused with a sentence for the person who started us. */
  listen(): Promise<Result<{ readonly port: number; readonly url: string }, string>>;
  /** Takes no more requests and ends those under way. WebSockets are SIP's to close. */
  close(): Promise<void>;
}

/** One port for the page, the API and SIP over WebSocket. */
export function createHttpServer(settings: HttpSettings, ports: HttpPorts): HttpServer {
  const site = { ports, page: openPage(settings.page), api: createApi(settings, ports) };
  const server = createServer({
    maxHeaderSize: settings.maxHeaderBytes,
    requestTimeout: settings.requestMs,
    headersTimeout: settings.requestMs,
    // How often the two above are looked at.
    connectionsCheckingInterval: Math.min(settings.requestMs, 1000),
  });
  server.maxConnections = settings.maxConnections;
  server.on("request", (request, response) => {
    respond(response, () => answerTo(request, site)).catch(ports.broken);
  });
  server.on("upgrade", (request, socket, head) => upgrade(request, socket, head, ports));
  server.on("clientError", refuseClient);
  return { listen: () => listen(server, settings), close: () => close(server) };
}

async function respond(response: ServerResponse, answer: () => Promise<Answer>): Promise<void> {
  try {
    await send(response, await answer());
  } catch (error) {
    // A client that went away while it was answered is its own affair.
    if (response.destroyed) return;
    if (response.headersSent) response.destroy();
    else await send(response, problem(500, "The mistake is ours. It has been noted."));
    throw error;
  }
}

function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, ports: HttpPorts): void {
  socket.on("error", () => socket.destroy());
  const path = (request.url ?? "").replace(/\?.*$/s, "");
  if (path === "/sip") ports.upgradeSip(request, socket, head);
  else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}

/** What Node could not read as a request: the socket gets the reason, and ends. */
function refuseClient(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const status = refusals[error.code ?? ""] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

const refusals: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

function listen(server: Server, { host, port }: HttpSettings): ReturnType<HttpServer["listen"]> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(refuse(whyNot(error, host, port)));
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      const bound = portOf(server.address());
      const everywhere = host === "0.0.0.0" || host === "::";
      const named = host.includes(":") ? `[${host}]` : host;
      resolve(ok({ port: bound, url: `http://${everywhere ? "localhost" : named}:${bound}` }));
    });
  });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

function whyNot({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  const elsewhere = `choose another port: PARLEY_HTTP__PORT=${port + 1} npm start`;
  const known: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is in use. Stop what uses it, or ${elsewhere}`,
    EACCES: `Port ${port} on ${host} may not be opened by this user. Please ${elsewhere}`,
    EADDRNOTAVAIL: `This machine has no address ${host}: see http.host (PARLEY_HTTP__HOST).`,
  };
  return known[code ?? ""] ?? `Port ${port} on ${host} could not be opened: ${message}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
