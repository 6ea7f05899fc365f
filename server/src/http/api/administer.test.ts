import { afterEach, describe, expect, test } from "vitest";
import { type ApiUnderTest, openApi } from "./api-under-test.ts";

let api: ApiUnderTest;

afterEach(() => api.close());

const everyDefault = {
  kind: "pre-defined",
  longLived: false,
  closed: false,
  members: [],
  maxParticipants: 200,
  autoRelease: false,
};

describe("a conference created", () => {
  test("[API-1] is answered with where it is and what it is, every default said", async () => {
    api = await openApi();
    const { status, headers, body } = await create({ name: "bórd" });
    expect([status, headers.location]).toEqual([201, "/api/conferences/b%C3%B3rd"]);
    expect(body).toEqual({
      name: "bórd",
      uri: "sip:b%C3%B3rd@parley.example",
      phase: "active",
      ...everyDefault,
    });
    expect(await api.ask("GET", "/api/conferences/b%C3%B3rd")).toMatchObject({ status: 200, body });
  });

  test("[API-1] has the policy it was given, and nothing else", async () => {
    api = await openApi();
    const policy = {
      kind: "ad-hoc",
      longLived: true,
      closed: true,
      members: [
        { entity: "sip:ada@parley.example", displayName: "Ada Lovelace", role: "host" },
        { entity: "sips:ben@[2001:db8::1]:5061" },
      ],
      maxParticipants: 12,
      autoRelease: true,
      sessionMaxLengthSeconds: 3600,
      inactivitySeconds: 60,
      numberOfRemainingParticipants: 1,
    };
    const { body } = await create({ name: "board", ...policy });
    expect(body).toEqual({
      name: "board",
      uri: "sip:board@parley.example",
      phase: "active",
      ...policy,
    });
  });

  test("[API-5] is refused under a name that is taken", async () => {
    api = await openApi();
    expect(await create({ name: "däily" })).toMatchObject({ status: 409 });
  });

  test("[API-5] is refused where there is no room, or no store to keep it in", async () => {
    for (const outcome of ["full", "unavailable"] as const) {
      api = await openApi({ conferences: { create: () => Promise.resolve(outcome) } });
      expect([outcome, (await create({ name: "board" })).status]).toEqual([outcome, 503]);
      await api.close();
    }
  });
});

describe("a conference shown", () => {
  test("[API-2] says its policy and phase, and to who may debug its state beside them", async () => {
    api = await openApi();
    const { body } = await api.ask("GET", daily);
    expect(body).toEqual({
      name: "däily",
      uri: "sip:d%C3%A4ily@parley.example",
      phase: "active",
      ...everyDefault,
      participants: [],
      subscriptions: 0,
    });
  });

  test("[API-2] shows an administrator from elsewhere no state and no messages", async () => {
    api = await openApi({ settings: withToken });
    const headers = { authorization: `Bearer ${token}`, via: "1.1 edge" };
    const { status, body } = await api.ask("GET", daily, { headers });
    expect([status, body]).toEqual([200, expect.objectContaining({ phase: "active" })]);
    expect(body).not.toHaveProperty("participants");
    expect(await api.ask("GET", "/api/conferences", { headers })).toMatchObject({ status: 200 });
    expect(await api.ask("GET", `${daily}/messages`, { headers })).toMatchObject({ status: 403 });
  });

  test("[API-2] sends HEAD the head alone", async () => {
    api = await openApi();
    expect(await api.ask("HEAD", daily)).toMatchObject({ status: 200, body: undefined });
  });
});

describe("a conference amended", () => {
  test("[API-3] keeps what the patch does not name; null brings a default back", async () => {
    api = await openApi();
    await amend({ longLived: true, maxParticipants: 5, inactivitySeconds: 60 });
    const { status, body } = await amend({
      closed: true,
      maxParticipants: null,
      inactivitySeconds: null,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      name: "däily",
      uri: "sip:d%C3%A4ily@parley.example",
      phase: "active",
      ...everyDefault,
      longLived: true,
      closed: true,
    });
    expect((await api.ask("GET", daily)).body).toMatchObject({ longLived: true, closed: true });
  });

  test("[API-3] has a list replaced as a whole", async () => {
    api = await openApi();
    await amend({ members: [{ entity: "sip:ada@a" }, { entity: "sip:ben@a" }] });
    const { body } = await amend({ members: [{ entity: "sip:cyd@a" }] });
    expect(body).toMatchObject({ members: [{ entity: "sip:cyd@a" }] });
  });

  test("[API-3] is as it was after a patch that is refused", async () => {
    api = await openApi();
    for (const patch of [
      { longLived: true, name: "other" },
      { longLived: true, phase: "released" },
      { longLived: "yes" },
      { longLived: true, closed: { a: null } },
      [{ longLived: true }],
      "true",
      "null",
    ]) {
      expect([patch, (await amend(patch)).status]).toEqual([patch, 422]);
    }
    expect((await api.ask("GET", daily)).body).toMatchObject({ longLived: false });
  });

  test("[API-3] loses neither of two patches that cross", async () => {
    api = await openApi();
    await Promise.all([amend({ longLived: true }), amend({ closed: true })]);
    expect((await api.ask("GET", daily)).body).toMatchObject({ longLived: true, closed: true });
  });

  test("[API-5] is refused where it is not there, is gone meanwhile, or cannot be kept", async () => {
    api = await openApi();
    expect(await api.ask("PATCH", "/api/conferences/other", { body: {} })).toMatchObject({
      status: 404,
    });
    for (const [outcome, status] of [
      ["unknown", 404],
      ["unavailable", 503],
    ] as const) {
      await api.close();
      api = await openApi({ conferences: { amend: () => Promise.resolve(outcome) } });
      expect(await amend({ closed: true })).toMatchObject({ status });
    }
  });
});

describe("a conference ended", () => {
  test("[API-4] is gone: 204 once, 404 from then on", async () => {
    api = await openApi();
    expect(await api.ask("DELETE", daily)).toMatchObject({ status: 204, body: undefined });
    for (const method of ["GET", "DELETE"]) {
      expect([method, (await api.ask(method, daily)).status]).toEqual([method, 404]);
    }
    expect(await amend({ closed: true })).toMatchObject({ status: 404 });
  });
});

const daily = "/api/conferences/d%C3%A4ily";
const token = "a-token-of-some-length";
const withToken = { api: { token, maxBodyBytes: 4096, maxParticipants: 200 } };

function create(body: unknown) {
  return api.ask("POST", "/api/conferences", { body });
}

function amend(body: unknown) {
  return api.ask("PATCH", daily, { body });
}
