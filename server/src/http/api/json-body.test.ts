import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ApiUnderTest, openApi } from "./api-under-test.ts";

let api: ApiUnderTest;

beforeEach(async () => {
  api = await openApi({ settings: { requestMs: 200 } });
});

afterEach(() => api.close());

describe("a body", () => {
  test("[API-8] of another type is refused with the type that is taken", async () => {
    const post = await api.ask("POST", "/api/conferences", {
      headers: { "content-type": "application/xml" },
      body: {},
    });
    expect([post.status, post.headers["accept"]]).toEqual([415, "application/json"]);
    const patch = await api.ask("PATCH", "/api/conferences/d%C3%A4ily", {
      headers: { "content-type": "application/json" },
      body: {},
    });
    expect([patch.status, patch.headers["accept-patch"]]).toEqual([
      415,
      "application/merge-patch+json",
    ]);
  });

  test("[API-8] may say its charset, and may not be compressed", async () => {
    const charset = { "content-type": "Application/JSON; charset=utf-8" };
    expect(await create('{"name":"board"}', charset)).toMatchObject({ status: 201 });
    const answered = await create("{}", { "content-encoding": "gzip" });
    expect([answered.status, answered.headers["accept-encoding"]]).toEqual([415, "identity"]);
  });

  test("[API-8] that is no JSON, or no UTF-8, is a bad request", async () => {
    for (const body of ["", "{", '{"name":"a"}}', "{'name':'a'}", "\u0000"]) {
      expect([body, (await create(body)).status]).toEqual([body, 400]);
    }
    const head = "POST /api/conferences HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    const latin = `${head}Content-Type: application/json\r\nContent-Length: 15\r\n\r\n`;
    const bytes = Buffer.concat([Buffer.from(latin), Buffer.from('{"name":"d\xE4i"}\n', "latin1")]);
    expect(await api.raw(bytes)).toContain("HTTP/1.1 400 ");
  });

  test("[API-8] longer than may be is refused, whether its length is told or not", async () => {
    const name = '{"name":"board"}';
    const fits = name.padEnd(4096);
    expect(await create(fits)).toMatchObject({ status: 201 });
    expect(await create(`${fits} `)).toMatchObject({ status: 413 });
    const head = "POST /api/conferences HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    const type = "Content-Type: application/json\r\n";
    const piece = `400\r\n${" ".repeat(1024)}\r\n`;
    const chunked = `${head}${type}Transfer-Encoding: chunked\r\n\r\n${piece.repeat(5)}`;
    expect(await api.raw(chunked)).toContain("HTTP/1.1 413 ");
  });

  test("[API-8] that does not arrive in time is given up", async () => {
    const head = "POST /api/conferences HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    const type = "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    expect(await api.raw(`${head}${type}`)).toContain("HTTP/1.1 408 ");
    expect(api.broken).toEqual([]);
    expect(await api.ask("GET", "/healthz")).toMatchObject({ status: 200 });
  });

  test("[API-8] whose sender goes away is nobody's mistake", async () => {
    const socket = connect(api.port, "127.0.0.1");
    const head = "POST /api/conferences HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n";
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`);
    const [proceed] = (await once(socket, "data")) as [Buffer];
    expect(proceed.toString()).toContain(" 100 ");
    socket.destroy();
    await once(socket, "close");
    expect(await api.ask("GET", "/healthz")).toMatchObject({ status: 200 });
    expect(api.broken).toEqual([]);
  });

  test("[API-8] is none of GET's and DELETE's", async () => {
    for (const method of ["GET", "DELETE"]) {
      const { status } = await api.ask(method, "/api/conferences/d%C3%A4ily", {
        headers: { "content-length": "2" },
        body: "{}",
      });
      expect([method, status]).toEqual([method, 413]);
    }
  });

  test("[API-8] nobody read is not mistaken for the next request on its connection", async () => {
    const smuggled = "DELETE /api/conferences/d%C3%A4ily HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    const foreign = "Host: 127.0.0.1\r\nOrigin: http://evil.example\r\n";
    const refused = `POST /api/conferences HTTP/1.1\r\n${foreign}Content-Length: ${smuggled.length}`;
    const next = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    const answers = await api.raw(`${refused}\r\n\r\n${smuggled}${next}`);
    expect(answers.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 403", "HTTP/1.1 200"]);
    expect(await api.ask("GET", "/api/conferences/d%C3%A4ily")).toMatchObject({ status: 200 });
  });
});

function create(body: string, headers: Readonly<Record<string, string>> = {}) {
  return api.ask("POST", "/api/conferences", { headers, body });
}
