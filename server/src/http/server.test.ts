import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, type RequestOptions, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuse } from "@parley/shared/lib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { conferencesInMemory } from "./api/conferences-in-memory.ts";
import type { HttpPorts, HttpSettings } from "./ports.ts";
import { foreignHeaders, rawAnswer } from "./raw-http.ts";
import { createHttpServer, type HttpServer } from "./server.ts";

let page: string;
let server: HttpServer;
let port: number;
const broken: unknown[] = [];

beforeEach(async () => {
  page = mkdtempSync(join(tmpdir(), "parley-page-"));
  writeFileSync(join(page, "index.html"), "<!doctype html><title>Parley</title>");
  broken.length = 0;
  await open({});
});

afterEach(async () => {
  await server.close();
  rmSync(page, { recursive: true, force: true });
});

describe("the page", () => {
  test("[HTTP-1] is served, and HEAD gets its length and no body", async () => {
    expect((await get("/m/daily?name=Ada&join=1")).body.toString()).toContain("Parley");
    const { headers, body } = await ask("HEAD", "/");
    expect([headers["content-length"], body.length]).toEqual(["36", 0]);
  });

  test("[HTTP-2] leads nowhere else, whatever the path", async () => {
    for (const path of ["/../package.json", "/%2e%2e/package.json", "//etc/passwd", "*"]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  test("[HTTP-3] may run only its own code, and no site may frame it", async () => {
    const { headers } = await get("/");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("manifest-src 'self'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect((await get("/metrics")).headers["content-security-policy"]).toBe(policy);
  });
});

describe("what can be watched", () => {
  test("[HTTP-4] healthz says that we live, readyz whether calls are taken", async () => {
    expect(await get("/healthz")).toMatchObject({ status: 200 });
    expect(await get("/readyz")).toMatchObject({ status: 200 });
    await reopen({}, { ready: () => false });
    expect(await get("/healthz")).toMatchObject({ status: 200 });
    expect(await problemAt("/readyz")).toMatchObject({ status: 503 });
  });

  test("[HTTP-4] metrics are Prometheus' own text", async () => {
    const { headers, body } = await get("/metrics");
    expect([headers["content-type"], body.toString()]).toEqual([
      "text/plain; version=0.0.4",
      "up 1",
    ]);
  });

  test("[HTTP-5] conferences are listed, each with its state and its messages by line", async () => {
    expect(JSON.parse((await get("/api/conferences")).body.toString())).toEqual([
      { name: "däily", participants: 2 },
    ]);
    expect(JSON.parse((await get("/api/conferences/d%C3%A4ily")).body.toString())).toMatchObject({
      participants: [],
    });
    const messages = await get("/api/conferences/d%C3%A4ily/messages");
    expect(messages.headers["content-type"]).toBe("application/jsonl");
    expect(messages.body.toString()).toBe('{"summary":"INVITE"}\n{"summary":"200"}\n');
  });

  test("[HTTP-5] a conference that is not there, and a name that is none, are problems", async () => {
    expect(await problemAt("/api/conferences/other")).toMatchObject({ status: 404 });
    expect(await problemAt("/api/conferences/other/messages")).toMatchObject({ status: 404 });
    expect(await problemAt("/api/conferences/%ff")).toMatchObject({ status: 400 });
    expect(await problemAt("/api/other")).toMatchObject({ status: 404 });
  });

  test("[HTTP-6] conferences are this machine's to see: no proxy's client, no rebound name", async () => {
    for (const headers of foreignHeaders) {
      expect([headers, (await get("/api/conferences/d%C3%A4ily", headers)).status]).toEqual([
        headers,
        403,
      ]);
    }
    expect(await get("/api/conferences", { host: "[::1]:8080" })).toMatchObject({ status: 200 });
  });

  test("[HTTP-6] the operator may open the conferences to everyone, or to nobody", async () => {
    await reopen({ debugRoutes: "everyone" });
    const foreign = { "x-forwarded-for": "192.0.2.1" };
    expect(await get("/api/conferences", foreign)).toMatchObject({ status: 200 });
    await reopen({ debugRoutes: "off" });
    expect(await get("/api/conferences/d%C3%A4ily/messages")).toMatchObject({ status: 403 });
  });
});

describe("what is refused", () => {
  test("[HTTP-7] every method but GET and HEAD, of what only tells", async () => {
    const { status, headers } = await ask("POST", "/healthz");
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  test("[HTTP-7] a body where none belongs", async () => {
    expect(await get("/", { "content-length": "5" }, "12345")).toMatchObject({ status: 413 });
  });

  test("[HTTP-7] a head that is too large, and bytes that are no request", async () => {
    expect(
      await rawAnswer(port, `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`),
    ).toContain(" 431 ");
    expect(await rawAnswer(port, "\x16\x03\x01 garbage\r\n\r\n")).toContain(" 400 ");
  });

  test("[HTTP-7] a request that takes too long to arrive", async () => {
    await reopen({ requestMs: 100 });
    expect(await rawAnswer(port, "GET / HTTP/1.1\r\nHost: a\r\n")).toContain(" 408 ");
  });

  test("[HTTP-8] an upgrade anywhere but at /sip; there it is SIP's", async () => {
    const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nHost: a\r\n\r\n";
    expect(await rawAnswer(port, `GET /elsewhere HTTP/1.1\r\n${upgrade}`)).toContain(" 404 ");
    expect(await rawAnswer(port, `GET /sip?x=1 HTTP/1.1\r\n${upgrade}`)).toBe("taken over");
  });
});

describe("our own mistakes", () => {
  test("[HTTP-9] are a 500 that says nothing of them, and are told", async () => {
    const mistake = new Error("a leg that must exist does not");
    await reopen({}, { metrics: { contentType: "", metrics: () => Promise.reject(mistake) } });
    const { status, body } = await get("/metrics");
    expect(status).toBe(500);
    expect(body.toString()).not.toContain("leg");
    expect(broken).toEqual([mistake]);
    expect(await get("/healthz")).toMatchObject({ status: 200 });
  });

  test("[HTTP-10] a port in use is a sentence that says what to do", async () => {
    const second = createHttpServer({ ...settings(), port }, ports());
    expect(await second.listen()).toEqual({
      ok: false,
      refusal: `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or choose another port: PARLEY_HTTP__PORT=${port + 1} npm start`,
    });
  });
});

function settings(): HttpSettings {
  return {
    host: "127.0.0.1",
    port: 0,
    page,
    debugRoutes: "loopback",
    maxConnections: 100,
    requestMs: 5000,
    maxHeaderBytes: 16_384,
    api: { maxBodyBytes: 1000, maxParticipants: 200 },
  };
}

function ports(): HttpPorts {
  return {
    conferences: {
      ...conferencesInMemory(["däily"]),
      list: () => [{ name: "däily", participants: 2 }],
      state: (name) => (name === "däily" ? { participants: [] } : undefined),
      messages: (name) =>
        name === "däily" ? [{ summary: "INVITE" }, { summary: "200" }] : undefined,
    },
    joinProof: () => refuse("it is no token"),
    done: () => {},
    metrics: { contentType: "text/plain; version=0.0.4", metrics: () => Promise.resolve("up 1") },
    ready: () => true,
    upgradeSip: (_request, socket) => socket.end("taken over"),
    broken: (error) => void broken.push(error),
  };
}

async function open(changes: Partial<HttpSettings>, others: Partial<HttpPorts> = {}) {
  server = createHttpServer({ ...settings(), ...changes }, { ...ports(), ...others });
  const listening = await server.listen();
  if (!listening.ok) throw new Error(listening.refusal);
  ({ port } = listening.value);
}

async function reopen(...how: Parameters<typeof open>) {
  await server.close();
  await open(...how);
}

interface Answered {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function get(path: string, headers: RequestOptions["headers"] = {}, body = "") {
  return ask("GET", path, headers, body);
}

function ask(method: string, path: string, headers: RequestOptions["headers"] = {}, body = "") {
  return new Promise<Answered>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks),
        });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

async function problemAt(path: string) {
  const { status, headers, body } = await get(path);
  expect(headers["content-type"]).toBe("application/problem+json");
  const problem = JSON.parse(body.toString()) as { status: number; title: string; detail: string };
  expect([problem.status, problem.title.length > 0]).toEqual([status, true]);
  return problem;
}
