import { ok, refuse } from "@parley/shared/lib";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { HttpPorts, PersonThere } from "../ports.ts";
import { type ApiUnderTest, openApi } from "./api-under-test.ts";

let api: ApiUnderTest;
const ana: PersonThere = { name: "Ana", state: "connected" };

beforeEach(async () => {
  api = await openApi({ joinProof, conferences: { people: peopleByName } });
});

afterEach(() => api.close());

test("[API-24] who is there is told to whoever has the name, and kept by nobody", async () => {
  const { status, headers, body } = await api.ask("GET", "/api/conferences/open/people");
  expect({ status, body }).toEqual({ status: 200, body: { people: [ana] } });
  expect(headers["cache-control"]).toBe("no-store");
});

test("[WEB-375] with it, how many may be in, where that is settled", async () => {
  const known = await openApi({ conferences: { people: () => [ana] } });
  const { body } = await known.ask("GET", "/api/conferences/d%C3%A4ily/people");
  await known.close();
  expect(body).toEqual({ people: [ana], most: 200 });
});

test("[API-25] where proof is wanted, a join token of that conference is one", async () => {
  const board = "/api/conferences/board/people";
  const without = await api.ask("GET", board);
  expect(without).toMatchObject({ status: 401 });
  expect(without.headers["www-authenticate"]).toBe('Bearer realm="parley"');
  for (const [token, status] of [
    ["ada", 200],
    ["eve", 403],
    ["elsewhere", 403],
    ["expired", 401],
  ] as const) {
    const headers = { authorization: `Bearer ${token}` };
    expect([token, (await api.ask("GET", board, { headers })).status]).toEqual([token, status]);
  }
});

test("[API-26] of a conference that no call would find, 404", async () => {
  expect(await api.ask("GET", "/api/conferences/never/people")).toMatchObject({ status: 404 });
  expect(await api.ask("DELETE", "/api/conferences/open/people")).toMatchObject({ status: 405 });
});

function peopleByName(name: string, entity: string | undefined) {
  if (name === "open") return [ana];
  if (name !== "board") return "unknown";
  return entity === "sip:ada@parley.example" ? [ana] : "not-yours";
}

/** Tokens for tests: each is whom it proves. */
const joinProof: HttpPorts["joinProof"] = (token) => {
  if (token === "expired") return refuse("it has expired");
  const entity = `sip:${token}@parley.example`;
  return ok({ entity, role: "participant", conference: token === "elsewhere" ? "other" : "board" });
};
