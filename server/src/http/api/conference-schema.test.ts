import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ApiUnderTest, openApi } from "./api-under-test.ts";
import { checkedBody } from "./checked.ts";
import { conferenceSchema } from "./conference-schema.ts";
import { mergePatched } from "./merge-patch.ts";

let api: ApiUnderTest;

beforeEach(async () => {
  api = await openApi();
});

afterEach(() => api.close());

describe("what a conference may be", () => {
  test("[API-6] everything wrong is named at once, each with where it stands", async () => {
    const { status, headers, body } = await create({
      name: "a b",
      kind: "secret",
      closed: 1,
      members: [{ entity: "sip:ada@a" }, { entity: "mailto:ben@b", "a/b~": 1 }],
      maxParticipants: 201,
      sessionMaxLengthSeconds: 0.5,
      numberOfRemainingParticipants: 2,
      __proto: 1,
    });
    expect([status, headers["content-type"]]).toEqual([422, "application/problem+json"]);
    expect(pointersOf(body)).toEqual([
      "#/__proto",
      "#/closed",
      "#/kind",
      "#/maxParticipants",
      "#/members/1/a~1b~0",
      "#/members/1/entity",
      "#/name",
      "#/numberOfRemainingParticipants",
      "#/sessionMaxLengthSeconds",
    ]);
  });

  test("[API-6] of faults by the hundred, twenty are named", async () => {
    const keys = Array.from({ length: 300 }, (_, index) => [`k${index}`, 1]);
    expect(pointersOf((await create(Object.fromEntries(keys))).body)).toHaveLength(20);
  });

  test("[API-6] what is no object is refused, and what only looks like one", async () => {
    for (const body of ["null", "[]", "1", '"name"', '{"__proto__":{"name":"a"}}']) {
      expect([body, (await create(body)).status]).toEqual([body, 422]);
    }
  });

  test("[API-16] a name is one that the focus takes and that a URL can say", async () => {
    for (const name of ["a", "Bórd", "会議", "a.b_c~d-9", "...", "x".repeat(64)]) {
      expect([name, (await create({ name })).status]).toEqual([name, 201]);
    }
    for (const name of ["", ".", "..", "a b", "a/b", "a@b", "x".repeat(65), "a\n", 1, null]) {
      expect([name, (await create({ name })).status]).toEqual([name, 422]);
    }
  });

  test("[API-16] a member is a SIP URI in the one way to write it, and is named once", async () => {
    for (const entity of ["sip:ada@a.example", "sips:+1;x=y@a:5061", "sip:%c3%a4@[::1]", "sip:a"]) {
      expect([entity, validEntity(entity)]).toEqual([entity, true]);
    }
    for (const entity of [
      "",
      "ada@a.example",
      "tel:+123",
      "SIP:ada@a",
      "sip:ada@A.example",
      "sip:@a",
      "sip:ada@a;transport=tcp",
      "sip:ada@a?subject=x",
      "sip:ada:secret@a",
      "sip:ä@a",
      "<sip:ada@a>",
      " sip:ada@a",
      "sip:ada@a\n",
      `sip:${"a".repeat(300)}@a`,
    ]) {
      expect([entity, validEntity(entity)]).toEqual([entity, false]);
    }
    const twice = {
      name: "a",
      members: [{ entity: "sip:a@a" }, { entity: "sip:a@a", role: "host" }],
    };
    expect(pointersOf((await create(twice)).body)).toEqual(["#/members"]);
  });

  test("[API-6] whatever JSON comes, it is checked without a mistake of ours", () => {
    const { conference, policy } = conferenceSchema(200);
    const current = policy.parse({});
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), likely, (any, value) => {
        for (const each of [any, value, mergePatched(current, any), mergePatched(current, value)]) {
          for (const schema of [conference, policy]) {
            const result = checkedBody(schema, each);
            expect(result.ok || result.refusal.status === 422).toBe(true);
          }
        }
      }),
    );
  });
});

describe("the schema published", () => {
  test("[API-7] has every property that is taken, and the defaults that are put in", async () => {
    const { headers, body } = await api.ask("GET", "/api/schema/conference.json");
    expect(headers["content-type"]).toBe("application/schema+json");
    expect(body).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "/api/schema/conference.json",
      required: ["name"],
      additionalProperties: false,
      properties: { maxParticipants: { minimum: 2, maximum: 200 } },
    });
    const { properties } = body as { properties: Record<string, { default?: unknown }> };
    const created = await create({ name: "board" });
    const {
      name: _name,
      uri: _uri,
      phase: _phase,
      ...policy
    } = created.body as object as Record<string, unknown>;
    const defaults = Object.entries(properties).filter(
      ([, { default: usual }]) => usual !== undefined,
    );
    expect(Object.fromEntries(defaults.map(([key, { default: usual }]) => [key, usual]))).toEqual(
      policy,
    );
    for (const [key, described] of Object.entries(properties)) {
      expect([key, described]).toEqual([
        key,
        expect.objectContaining({ description: expect.any(String) as string }),
      ]);
    }
  });

  test("[API-7] may be read by whoever wants to know how to ask", async () => {
    const headers = { via: "1.1 edge" };
    expect(await api.ask("GET", "/api/schema/conference.json", { headers })).toMatchObject({
      status: 200,
    });
  });
});

/** Objects that are nearly conferences. */
const likely = fc.record(
  {
    name: fc.oneof(fc.string(), fc.constantFrom("a", "..")),
    kind: fc.constantFrom("ad-hoc", "other", null),
    members: fc.array(fc.record({ entity: fc.oneof(fc.constant("sip:a@a"), fc.string()) })),
    maxParticipants: fc.oneof(fc.integer(), fc.double(), fc.constant(null)),
    "\ud800": fc.boolean(),
  },
  { requiredKeys: [] },
);

function create(body: unknown) {
  return api.ask("POST", "/api/conferences", { body });
}

function validEntity(entity: string): boolean {
  const { policy } = conferenceSchema(200);
  return policy.safeParse({ members: [{ entity }] }).success;
}

function pointersOf(body: unknown): readonly string[] {
  const { errors } = body as { errors: readonly { pointer: string; detail: string }[] };
  for (const { detail } of errors) expect(detail).not.toBe("");
  return errors.map(({ pointer }) => pointer).toSorted();
}
