import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { refuse } from "@parley/shared/lib";
import type { Deed, HttpPorts, HttpSettings } from "../ports.ts";
import { rawAnswer } from "../raw-http.ts";
import { createHttpServer } from "../server.ts";
import { conferencesInMemory } from "./conferences-in-memory.ts";

export interface ApiUnderTest {
  readonly port: number;
  /** Mistakes of our own that were told of. */
  readonly broken: readonly unknown[];
  readonly deeds: readonly Deed[];
  ask(method: string, path: string, what?: What): Promise<Answered>;
  /** Everything that is answered to some bytes until the connection ends. */
  raw(bytes: string | Buffer): Promise<string>;
  close(): Promise<void>;
}

export interface What {
  readonly headers?: OutgoingHttpHeaders;
  /** Sent as it is where it is text, else as JSON. */
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  /** Of JSON; undefined where there is no body. */
  readonly body: unknown;
}

/** The HTTP server on a port of its own, with `däily` in it unless `conferences` says otherwise. */
export async function openApi({
  conferences = {},
  settings = {},
  joinProof = () => refuse("it is no token"),
}: {
  readonly conferences?: Partial<HttpPorts["conferences"]>;
  readonly joinProof?: HttpPorts["joinProof"];
  readonly settings?: Partial<HttpSettings>;
} = {}): Promise<ApiUnderTest> {
  const broken: unknown[] = [];
  const deeds: Deed[] = [];
  const server = createHttpServer(
    { ...usualSettings, ...settings },
    {
      conferences: { ...conferencesInMemory(["däily"]), ...conferences },
      joinProof,
      done: (deed) => void deeds.push(deed),
      metrics: { contentType: "text/plain", metrics: () => Promise.resolve("") },
      ready: () => true,
      upgradeSip: (_request, socket) => socket.end(),
      broken: (error) => void broken.push(error),
    },
  );
  const listening = await server.listen();
  if (!listening.ok) throw new Error(listening.refusal);
  const { port } = listening.value;
  return {
    port,
    broken,
    deeds,
    ask: (method, path, what = {}) => ask(port, method, path, what),
    raw: (bytes) => rawAnswer(port, bytes),
    close: () => server.close(),
  };
}

const usualSettings: HttpSettings = {
  host: "127.0.0.1",
  port: 0,
  page: "no page",
  debugRoutes: "loopback",
  maxConnections: 100,
  requestMs: 5000,
  maxHeaderBytes: 16_384,
  api: { maxBodyBytes: 4096, maxParticipants: 200 },
};

const types: Readonly<Record<string, string>> = {
  POST: "application/json",
  PATCH: "application/merge-patch+json",
};

function ask(port: number, method: string, path: string, { headers, body }: What) {
  const type = types[method];
  return new Promise<Answered>((resolve, reject) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: { ...(type !== undefined && { "content-type": type }), ...headers },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => {
          text += piece;
        });
        response.on("error", reject);
        response.on("end", () => {
          const said: unknown =
            text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text;
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: text === "" ? undefined : said,
          });
        });
      },
    );
    asked.on("error", reject);
    asked.end(typeof body === "string" || body === undefined ? body : JSON.stringify(body));
  });
}
