import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyConferenceInfo,
  type ConferenceInfoDocument,
  type ConferenceInfoOutcome,
  fullDocument,
  type KnownRoster,
  parseConferenceInfo,
  partialDocument,
  type Roster,
  type RosterEndpoint,
  type RosterMedia,
  type RosterUser,
} from "./index.ts";

describe("a roster as documents", () => {
  test("[INFO-1] the full document says all of it", () => {
    fc.assert(
      fc.property(anyRoster(), (roster) => {
        const told = received(undefined, fullDocument(roster, 7));
        expect(told).toEqual({ ...roster, version: 7 });
      }),
    );
  });

  test("[INFO-2] partial documents, one after another, come to what a full one says", () => {
    fc.assert(
      fc.property(anyHistory(), ([first, ...later]) => {
        let known = received(undefined, fullDocument(first, 1));
        let before = first;
        for (const roster of later) {
          const partial = partialDocument(before, roster, known.version + 1);
          if (partial !== undefined) known = received(known, partial);
          before = roster;
          const full = received(undefined, fullDocument(roster, known.version));
          expect(byEntity(known)).toEqual(byEntity(full));
        }
      }),
    );
  });

  test("[INFO-3] nothing is told of what looks the same", () => {
    fc.assert(
      fc.property(anyRoster(), (roster) => {
        expect(partialDocument(roster, structuredClone(roster), 2)).toBeUndefined();
        expect(partialDocument(roster, roster, 2)).toBeUndefined();
      }),
    );
  });

  test("[INFO-4] every container on the way to a change says that it is partial", () => {
    const [ada, bob, eve] = ["sip:ada@x", "sip:bob@x", "sip:eve@x"].map(userNamed);
    if (!ada || !bob || !eve) throw new Error("three users");
    const gone = { ...bob, endpoints: bob.endpoints.map(departed) };
    const before = { entity: "sip:room@x", users: [ada, bob, eve] };
    const after = { entity: "sip:room@x", users: [ada, gone] };
    expect(document(partialDocument(before, after, 12) ?? "")).toEqual({
      entity: "sip:room@x",
      state: "partial",
      version: 12,
      userCount: 1,
      users: {
        state: "partial",
        updates: [
          { ...gone, state: "full", endpoints: [{ ...gone.endpoints[0], state: "full" }] },
          { entity: "sip:eve@x", state: "deleted", endpoints: [] },
        ],
      },
    });
  });

  test("[INFO-5] only those who are connected are counted as users taking part", () => {
    const users = (
      ["connected", "on-hold", "muted-via-focus", "pending", "disconnected"] as const
    ).map((status, nth) => ({
      ...userNamed(`sip:${nth}@x`),
      endpoints: [{ entity: "e", status, media: [] }],
    }));
    expect(document(fullDocument({ entity: "sip:room@x", users }, 1)).userCount).toBe(3);
  });
});

test("[INFO-6] every document is valid by the schema of RFC 4575 §6", () => {
  if (spawnSync("xmllint", ["--version"]).error) {
    process.stdout.write("[INFO-6] not run: needs xmllint\n");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "conference-info-"));
  const documents = fc.sample(anyHistory(), { numRuns: 60, seed: 4575 }).flatMap(documentsOf);
  const files = documents.map((text, nth) => {
    const file = join(folder, `${nth}.xml`);
    writeFileSync(file, text);
    return file;
  });
  const validation = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, ...files], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  const complaints = validation.stderr.split("\n").filter((line) => !line.endsWith(" validates"));
  expect(complaints.filter((line) => line !== "").slice(0, 5)).toEqual([]);
  expect(validation.status).toBe(0);
});

const schema = fileURLToPath(new URL("../../traces/schemas/conference-info.xsd", import.meta.url));

function documentsOf([first, ...later]: readonly [Roster, ...Roster[]]): string[] {
  const partial = later.map((roster, nth) =>
    partialDocument(later[nth - 1] ?? first, roster, nth + 2),
  );
  return [fullDocument(first, 1), ...partial.filter((text) => text !== undefined)];
}

function document(text: string): ConferenceInfoDocument {
  const parsed = parseConferenceInfo(text);
  if (!parsed.ok) throw new Error(parsed.refusal.reason);
  return parsed.value;
}

function received(known: KnownRoster | undefined, text: string): KnownRoster {
  const outcome: ConferenceInfoOutcome = applyConferenceInfo(known, document(text));
  if (outcome.type !== "applied") throw new Error(outcome.type);
  return outcome.known;
}

function byEntity(roster: KnownRoster): KnownRoster {
  const users = roster.users.toSorted((one, other) => (one.entity < other.entity ? -1 : 1));
  return { ...roster, users };
}

function userNamed(entity: string): RosterUser {
  const endpoint = { entity: `${entity};gr=1`, status: "connected", media: [] } as const;
  return { entity, roles: ["participant"], endpoints: [endpoint] };
}

function departed(endpoint: RosterEndpoint): RosterEndpoint {
  return {
    ...endpoint,
    status: "disconnected",
    disconnectionMethod: "departed",
    disconnection: { when: "2026-01-05T10:00:00Z", reason: 'SIP;cause=200;text="Bye"' },
  };
}

function anyHistory(): fc.Arbitrary<[Roster, ...Roster[]]> {
  return fc
    .tuple(anyRoster(), fc.array(anyRoster(), { minLength: 1, maxLength: 5 }))
    .map(([first, later]) => [first, ...later]);
}

/** Rosters of one conference over few users, so that histories change and repeat them. */
function anyRoster(): fc.Arbitrary<Roster> {
  return fc.record(
    {
      entity: fc.constant("sip:room@example.com;a=1&b"),
      displayText: anyText(),
      maximumUserCount: fc.nat(),
      users: fc.uniqueArray(anyUser(), { maxLength: 5, selector: ({ entity }) => entity }),
    },
    { requiredKeys: ["entity", "users"] },
  );
}

function anyUser(): fc.Arbitrary<RosterUser> {
  return fc.record(
    {
      entity: fc.constantFrom("sip:ada@x", "sip:bob@x", "sip:eve@x;gr=a%20b", "tel:+123"),
      displayText: anyText(),
      roles: fc.array(anyText(), { maxLength: 2 }),
      endpoints: fc.uniqueArray(anyEndpoint(), { maxLength: 2, selector: ({ entity }) => entity }),
    },
    { requiredKeys: ["entity", "roles", "endpoints"] },
  );
}

function anyEndpoint(): fc.Arbitrary<RosterEndpoint> {
  const when = fc.constantFrom("2026-01-05T10:00:00Z", "2026-01-05T10:00:00.123Z");
  return fc.record(
    {
      entity: anyText(),
      displayText: anyText(),
      referred: fc.record({ when, by: fc.constant("sip:ada@x") }, { requiredKeys: ["when"] }),
      status: fc.constantFrom("connected", "disconnected", "muted-via-focus", "alerting"),
      joiningMethod: fc.constantFrom("dialed-in", "dialed-out"),
      joinedAt: when,
      disconnectionMethod: fc.constantFrom("departed", "booted", "failed", "busy"),
      disconnection: fc.record(
        { when, reason: anyText(), by: fc.constant("sip:ada@x") },
        { requiredKeys: ["when"] },
      ),
      media: fc.uniqueArray(anyMedia(), { maxLength: 2, selector: ({ id }) => id }),
      callInfo: fc.record({ callId: anyText(), fromTag: anyText(), toTag: anyText() }),
    } as const,
    { requiredKeys: ["entity", "status", "media"] },
  );
}

function anyMedia(): fc.Arbitrary<RosterMedia> {
  return fc.record(
    {
      id: anyText(),
      type: fc.constantFrom("audio", "video"),
      label: anyText(),
      srcId: fc.nat().map(String),
      status: fc.constantFrom("sendrecv", "recvonly", "inactive"),
    } as const,
    { requiredKeys: ["id", "type", "status"] },
  );
}

function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.constantFrom("", " a  b ", "\r\n\t", "<&>\"']]>", "Ada"),
  );
}
