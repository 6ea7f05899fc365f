import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { foreignHeaders } from "../raw-http.ts";
import { type ApiUnderTest, openApi } from "./api-under-test.ts";

let api: ApiUnderTest;

beforeEach(async () => {
  api = await openApi();
});

afterEach(() => api.close());

const token = "a-token-of-some-length";

describe("with a token", () => {
  beforeEach(async () => {
    await api.close();
    api = await openApi({
      settings: { api: { token, maxBodyBytes: 4096, maxParticipants: 200 } },
    });
  });

  test("[API-10] an administrator is who brings it, from wherever", async () => {
    const headers = { authorization: `bearer ${token}`, host: "parley.example", via: "1.1 edge" };
    expect(await statuses(headers)).toEqual({ POST: 201, PATCH: 200, history: 200, DELETE: 204 });
  });

  test("[API-10] who brings none, or another, is told so; being on this machine is not enough", async () => {
    const none = 'Bearer realm="parley"';
    for (const [authorization, challenge] of [
      ["", none],
      [`Basic ${token}`, none],
      [token, none],
      [`Bearer ${token}, Bearer ${token}`, none],
      ["Bearer another", `${none}, error="invalid_token"`],
      [`Bearer ${token}x`, `${none}, error="invalid_token"`],
      [`Bearer ${token.slice(0, -1)}`, `${none}, error="invalid_token"`],
    ] as const) {
      const headers = { authorization };
      expect(await statuses(headers)).toEqual({ POST: 401, PATCH: 401, history: 401, DELETE: 401 });
      const answered = await api.ask("DELETE", daily, { headers });
      expect([authorization, answered.headers["www-authenticate"]]).toEqual([
        authorization,
        challenge,
      ]);
    }
  });

  test("[API-10] a refused request changes nothing", async () => {
    await statuses({});
    expect(await api.ask("GET", daily)).toMatchObject({
      status: 200,
      body: { closed: false },
    });
    expect(await api.ask("GET", "/api/conferences/new")).toMatchObject({ status: 404 });
  });

  test("[API-10] who may not even read is asked for it, too", async () => {
    for (const path of ["/api/conferences", daily]) {
      const answered = await api.ask("GET", path, { headers: { via: "1.1 edge" } });
      expect(answered).toMatchObject({ status: 401 });
    }
  });
});

describe("without a token", () => {
  test("[API-11] only this machine administers: no proxy's client, no rebound name", async () => {
    expect(await statuses({})).toEqual({ POST: 201, PATCH: 200, history: 200, DELETE: 204 });
    for (const headers of foreignHeaders) {
      expect([headers, await statuses(headers)]).toEqual([headers, allRefused]);
    }
  });

  test("[API-11] reading what is there does not follow from debugRoutes, nor writing", async () => {
    await api.close();
    api = await openApi({ settings: { debugRoutes: "everyone" } });
    const headers = { via: "1.1 edge" };
    expect(await statuses(headers)).toEqual(allRefused);
    expect(await api.ask("GET", daily, { headers })).toMatchObject({ status: 200 });
  });

  test("[API-12] no page of another origin administers, though its browser is on this machine", async () => {
    const port = String(api.port);
    for (const origin of [
      "http://evil.example",
      "null",
      `http://127.0.0.1:${port}.evil.example`,
      `http://localhost:${port}`,
      `https://127.0.0.1:${port}`,
      "http://127.0.0.1:1",
    ]) {
      const { history, ...writes } = await statuses({ origin });
      expect([origin, writes]).toEqual([origin, { POST: 403, PATCH: 403, DELETE: 403 }]);
      expect(history).toBe(200);
    }
    const own = await statuses({ origin: `http://127.0.0.1:${port}` });
    expect(own).toEqual({ POST: 201, PATCH: 200, history: 200, DELETE: 204 });
  });

  test("[API-12] no browser is told that another site's page may ask", async () => {
    const { status, headers } = await api.ask("OPTIONS", "/api/conferences", {
      headers: {
        origin: "http://evil.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    expect(status).toBe(405);
    const allowed = Object.keys(headers).filter((name) => name.startsWith("access-control"));
    expect(allowed).toEqual([]);
  });

  test("[API-12] what a form can send is not taken", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const headers = { "content-type": type };
      const { status } = await api.ask("POST", "/api/conferences", { headers, body: "{}" });
      expect([type, status]).toEqual([type, 415]);
    }
  });
});

const daily = "/api/conferences/d%C3%A4ily";
const allRefused = { POST: 403, PATCH: 403, history: 403, DELETE: 403 };

/** What is answered to one of each kind of an administrator's requests. */
async function statuses(headers: Readonly<Record<string, string>>) {
  const create = await api.ask("POST", "/api/conferences", { headers, body: { name: "new" } });
  const amend = await api.ask("PATCH", daily, { headers, body: { closed: true } });
  const history = await api.ask("GET", "/api/history", { headers });
  const end = await api.ask("DELETE", daily, { headers });
  return {
    POST: create.status,
    PATCH: amend.status,
    history: history.status,
    DELETE: end.status,
  };
}
