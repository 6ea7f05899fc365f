import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ApiUnderTest, openApi } from "./api-under-test.ts";

let api: ApiUnderTest;

beforeEach(async () => {
  api = await openApi();
});

afterEach(() => api.close());

describe("the API", () => {
  test("[API-9] answers a method that is none of a path's with those that are", async () => {
    for (const [path, allow] of [
      ["/api/conferences", "GET, HEAD, POST"],
      ["/api/conferences/d%C3%A4ily", "GET, HEAD, PATCH, DELETE"],
      ["/api/conferences/d%C3%A4ily/messages", "GET, HEAD"],
      ["/api/history", "GET, HEAD"],
      ["/api/schema/conference.json", "GET, HEAD"],
    ]) {
      const { status, headers } = await api.ask("PUT", path ?? "");
      expect([path, status, headers.allow]).toEqual([path, 405, allow]);
    }
  });

  test("[API-9] has nothing beside its paths", async () => {
    for (const path of ["/api/", "/api/conferences/", "/api/history/x", "/api/schema/x.json"]) {
      expect([path, (await api.ask("GET", path)).status]).toEqual([path, 404]);
    }
    expect(await api.ask("PATCH", "/api/conferences/%ff", { body: {} })).toMatchObject({
      status: 400,
    });
  });

  test("[API-15] refuses with problem details whose title is the status's own phrase", async () => {
    for (const [method, path, status, title] of [
      ["GET", "/api/other", 404, "Not Found"],
      ["PUT", "/api/history", 405, "Method Not Allowed"],
      ["GET", "/api/history?limit=x", 400, "Bad Request"],
      ["POST", "/api/conferences", 400, "Bad Request"],
    ] as const) {
      const { headers, body } = await api.ask(method, path);
      expect(headers["content-type"]).toBe("application/problem+json");
      const detail = expect.stringMatching(/\w.*\.$/) as string;
      expect(body).toMatchObject({ type: "about:blank", title, status, detail });
    }
  });

  test("[API-15] answers our own mistakes with 500, and tells of them", async () => {
    await api.close();
    const mistake = new Error("a store that must be there is not");
    api = await openApi({ conferences: { create: () => Promise.reject(mistake) } });
    const { status, body } = await api.ask("POST", "/api/conferences", { body: { name: "a" } });
    expect([status, JSON.stringify(body).includes("store")]).toEqual([500, false]);
    expect(api.broken).toEqual([mistake]);
  });
});
