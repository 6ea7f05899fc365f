import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HistoryQuery, Visit } from "../../focus/ports.ts";
import { type ApiUnderTest, openApi } from "./api-under-test.ts";
import { conferencesInMemory } from "./conferences-in-memory.ts";

let api: ApiUnderTest;
let asked: HistoryQuery[];

beforeEach(() => openWith(visits));

afterEach(() => api.close());

describe("history", () => {
  test("[API-13] is who was in, when in, when out and why, newest first", async () => {
    const { status, body, headers } = await api.ask("GET", "/api/history");
    expect([status, body, headers["link"]]).toEqual([200, visits, undefined]);
  });

  test("[API-13] is asked for one conference, for before an instant wherever that was written", async () => {
    const query = "conference=d%C3%A4ily&before=2026-11-21T11:00:00%2B01:00&limit=7";
    await api.ask("GET", `/api/history?${query}`);
    expect(asked).toEqual([{ conference: "däily", before: "2026-11-21T10:00:00.000Z", limit: 8 }]);
  });

  test("[API-13] is a hundred visits unless more are asked for, a thousand at most", async () => {
    await api.ask("GET", "/api/history");
    await api.ask("GET", "/api/history?limit=1000");
    expect(asked.map(({ limit }) => limit)).toEqual([101, 1001]);
  });

  test("[API-13] leads from page to page, each visit shown once, none torn from its instant", async () => {
    const many = ["9", "8", "8", "7", "6", "6", "6", "5", "4"].map((second, index) =>
      visit(`p${index}`, `2026-11-21T10:00:0${second}.000Z`),
    );
    await reopenWith(many);
    for (const limit of [3, 4, 8, 9]) {
      expect(await allPages(`/api/history?conference=d%C3%A4ily&limit=${limit}`)).toEqual(many);
    }
  });

  test("[API-13] moves on though one instant has more visits than a page", async () => {
    const same = ["a", "b", "c"].map((id) => visit(id, "2026-11-21T10:00:05.000Z"));
    await reopenWith([...same, visit("d", "2026-11-21T10:00:01.000Z")]);
    expect((await allPages("/api/history?limit=2")).map(({ participant }) => participant)).toEqual([
      "a",
      "b",
      "d",
    ]);
  });

  test("[API-14] of a query that is not understood says which parameter is wrong", async () => {
    for (const [query, parameter] of [
      ["limit=0", "limit"],
      ["limit=1001", "limit"],
      ["limit=1e2", "limit"],
      ["limit=", "limit"],
      ["before=yesterday", "before"],
      ["before=2026-11-21T10:00:00", "before"],
      ["before=2026-02-30T10:00:00Z", "before"],
      ["conference=", "conference"],
      ["until=2026", "until"],
    ]) {
      const { status, body } = await api.ask("GET", `/api/history?${query ?? ""}`);
      expect([query, status]).toEqual([query, 400]);
      expect(body).toMatchObject({ status: 400, errors: [{ parameter }] });
    }
    expect(await api.ask("GET", "/api/history?limit=1&limit=2")).toMatchObject({ status: 400 });
    expect(asked).toEqual([]);
  });
});

function visit(participant: string, since: string): Visit {
  const person = { entity: "sip:ada@parley.example", displayName: "Ada" };
  return { conference: "däily", participant, ...person, in: since };
}

const visits: readonly Visit[] = [
  visit("p2", "2026-11-21T10:00:01.000Z"),
  {
    ...visit("p1", "2026-11-21T10:00:00.000Z"),
    out: "2026-11-21T10:00:30.000Z",
    why: "departed",
  },
];

async function openWith(remembered: readonly Visit[]) {
  asked = [];
  const remembering = conferencesInMemory([], remembered);
  api = await openApi({
    conferences: {
      history: (query) => {
        asked.push(query);
        return remembering.history(query);
      },
    },
  });
}

async function reopenWith(remembered: readonly Visit[]) {
  await api.close();
  await openWith(remembered);
}

async function allPages(from: string): Promise<readonly Visit[]> {
  const shown: Visit[] = [];
  let next: string | undefined = from;
  while (next !== undefined) {
    const { body, headers } = await api.ask("GET", next);
    shown.push(...(body as readonly Visit[]));
    next = /^<(.*)>; rel="next"$/.exec(headers["link"]?.toString() ?? "")?.[1];
  }
  return shown;
}
