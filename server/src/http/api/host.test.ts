import { ok, refuse } from "@parley/shared/lib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HttpPorts } from "../ports.ts";
import { type ApiUnderTest, openApi } from "./api-under-test.ts";

let api: ApiUnderTest;

beforeEach(async () => {
  api = await openApi({ joinProof, settings });
});

afterEach(() => api.close());

describe("a host", () => {
  test("[API-18] ends the own conference for everyone by its join token, from wherever", async () => {
    expect(await asked("DELETE", daily, "host")).toMatchObject({ status: 204, body: undefined });
    expect(await asked("GET", daily, adminToken)).toMatchObject({ status: 404 });
  });

  test("[API-18] changes nothing else, and reads nothing", async () => {
    expect(await asked("PATCH", daily, "host", {})).toMatchObject({ status: 401 });
    expect(await asked("POST", "/api/conferences", "host", {})).toMatchObject({ status: 401 });
    expect(await asked("GET", "/api/history", "host")).toMatchObject({ status: 401 });
  });

  test("[API-19] of another conference, no host, and a token that is no good are refused, and change nothing", async () => {
    for (const path of [daily, `${daily}/participants/seat-1`]) {
      for (const [token, status, error] of [
        ["elsewhere", 403, "insufficient_scope"],
        ["participant", 403, "insufficient_scope"],
        ["observer", 403, "insufficient_scope"],
        ["expired", 401, "invalid_token"],
      ] as const) {
        const { status: answered, headers, body } = await asked("DELETE", path, token);
        expect([token, answered]).toEqual([token, status]);
        expect(headers["www-authenticate"]).toBe(`Bearer realm="parley", error="${error}"`);
        expect(body).toMatchObject({ type: "about:blank", status });
      }
    }
    expect(api.deeds).toEqual([]);
    expect(await asked("GET", daily, adminToken)).toMatchObject({ status: 200 });
  });

  test("[API-19] is what the token says, also on the machine that may administer without one", async () => {
    await api.close();
    api = await openApi({ joinProof });
    const headers = { authorization: "Bearer participant" };
    expect(await api.ask("DELETE", daily, { headers })).toMatchObject({ status: 403 });
    expect(await api.ask("DELETE", daily)).toMatchObject({ status: 204 });
  });
});

describe("an ending", () => {
  test("[API-20] with ?status=480 leaves the conference to be called again", async () => {
    expect(await asked("DELETE", `${daily}?status=480`, "host")).toMatchObject({ status: 204 });
    expect(await asked("GET", daily, adminToken)).toMatchObject({ status: 200 });
    expect(await asked("DELETE", `${daily}?status=410`, "host")).toMatchObject({ status: 204 });
    expect(await asked("DELETE", `${daily}?status=480`, "host")).toMatchObject({ status: 404 });
  });

  test("[API-20] in another way, or asked for in other words, is none", async () => {
    for (const query of ["status=486", "status=", "cause=480", "status=480&status=480"]) {
      expect([query, (await asked("DELETE", `${daily}?${query}`, "host")).status]).toEqual([
        query,
        400,
      ]);
    }
    expect(await asked("GET", daily, adminToken)).toMatchObject({ status: 200 });
  });

  test("[API-22] a configured conference is changed and removed by its configuration alone", async () => {
    await api.close();
    const configured = () => Promise.resolve("configured" as const);
    const conferences = { create: configured, amend: configured, end: configured };
    api = await openApi({ conferences, joinProof, settings });
    for (const [method, path, body] of [
      ["POST", "/api/conferences", { name: "däily" }],
      ["PATCH", daily, { closed: true }],
      ["DELETE", daily],
    ] as const) {
      const answered = await asked(method, path, adminToken, body);
      expect([method, answered.status]).toEqual([method, 409]);
      expect(answered.body).toMatchObject({
        detail: expect.stringContaining("configuration file") as string,
      });
    }
    expect(api.deeds).toEqual([]);
  });
});

describe("a participant", () => {
  test("[API-21] is sent away by a host or an administrator; who is not there is 404", async () => {
    const who = `${daily}/participants/seat-1`;
    for (const token of ["host", adminToken]) {
      expect(await asked("DELETE", who, token)).toMatchObject({ status: 202, body: undefined });
    }
    const nobody = `${daily}/participants/seat-2`;
    expect(await asked("DELETE", nobody, "host")).toMatchObject({ status: 404 });
    const nowhere = "/api/conferences/other/participants/seat-1";
    expect(await asked("DELETE", nowhere, "elsewhere")).toMatchObject({ status: 404 });
    expect(await asked("GET", who, adminToken)).toMatchObject({ status: 405 });
  });
});

test("[CON-230] of a removal by a host the conference is told whose word it was", async () => {
  const told: (string | undefined)[] = [];
  const remove = (_name: string, _participant: string, by?: string) => {
    told.push(by);
    return "removed" as const;
  };
  const hosted = await openApi({ joinProof, settings, conferences: { remove } });
  for (const token of ["host", adminToken]) {
    const headers = { authorization: `Bearer ${token}` };
    await hosted.ask("DELETE", `${daily}/participants/seat-1`, { headers });
  }
  await hosted.close();
  expect(told).toEqual(["sip:ada@parley.example", undefined]);
});

test("[API-23] every deed is told once, with who did it", async () => {
  await asked("POST", "/api/conferences", adminToken, { name: "board" });
  await asked("PATCH", "/api/conferences/board", adminToken, { closed: true });
  await asked("DELETE", `${daily}/participants/seat-1`, "host");
  await asked("DELETE", `${daily}?status=480`, "host");
  await asked("DELETE", daily, "host");
  await asked("DELETE", daily, "host");
  const admin = { role: "administrator" };
  const host = { role: "host", entity: "sip:ada@parley.example" };
  expect(api.deeds).toEqual([
    { type: "created", conference: "board", by: admin },
    { type: "amended", conference: "board", by: admin },
    { type: "removed", conference: "däily", participant: "seat-1", by: host },
    { type: "put-to-sleep", conference: "däily", by: host },
    { type: "ended", conference: "däily", by: host },
  ]);
});

const daily = "/api/conferences/d%C3%A4ily";
const adminToken = "a-token-of-some-length";
const settings = { api: { token: adminToken, maxBodyBytes: 4096, maxParticipants: 200 } };

/** Tokens for tests: each is what it proves. */
const joinProof: HttpPorts["joinProof"] = (token) => {
  const entity = "sip:ada@parley.example";
  if (token === "elsewhere") return ok({ entity, role: "host", conference: "other" });
  if (token === "host" || token === "participant" || token === "observer") {
    return ok({ entity, role: token, conference: "däily" });
  }
  return refuse("it has expired");
};

function asked(method: string, path: string, token: string, body?: unknown) {
  const headers = { authorization: `Bearer ${token}`, via: "1.1 edge" };
  return api.ask(method, path, { headers, ...(body !== undefined && { body }) });
}
