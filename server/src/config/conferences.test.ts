import { describe, expect, test } from "vitest";
import { loadConfig } from "./load.ts";

describe("conferences of the configuration file", () => {
  test("[CFG-7] each is what POST /api/conferences takes, every default said", () => {
    const file = `
conference: { maxParticipants: 50 }
conferences:
  - name: board
    longLived: true
    members: [{ entity: "sip:ada@example.org", role: host }]
  - { name: lobby, maxParticipants: 9 }
`;
    expect(conferencesOf(file)).toEqual([
      {
        ...{ name: "board", kind: "pre-defined", longLived: true, closed: false },
        members: [{ entity: "sip:ada@example.org", role: "host" }],
        ...{ maxParticipants: 50, autoRelease: false },
      },
      expect.objectContaining({ name: "lobby", maxParticipants: 9 }),
    ]);
  });

  test("[CFG-7] without a list, or with an empty one, there are none", () => {
    for (const file of ["", "conferences:\n", "conferences: []\n"]) {
      expect([file, conferencesOf(file)]).toEqual([file, []]);
    }
  });

  test("[CFG-8] everything wrong with them is named with the file and the key", () => {
    const file = `
conference: { maxParticipants: 5 }
conferences:
  - { name: board, maxParticipants: 6, colour: red }
  - { name: "a b" }
  - closed: true
  - { name: team, members: [{ entity: "mailto:ada@example.org" }] }
`;
    expect(faultsOf(file)).toEqual([
      "parley.yaml: conferences.0.maxParticipants",
      "parley.yaml: conferences.0.colour",
      "parley.yaml: conferences.1.name",
      "parley.yaml: conferences.2.name",
      "parley.yaml: conferences.3.members.0.entity",
    ]);
  });

  test("[CFG-8] a name twice, more of them than there may be, and what is no list are named", () => {
    const two = "conferences: [{ name: a }, { name: b }, { name: a }]\n";
    expect(faultsOf(two)).toEqual(["parley.yaml: conferences.2.name"]);
    const full = `conference: { maxConferences: 2 }\n${two.replace("name: a }]", "name: c }]")}`;
    expect(faultsOf(full)).toEqual(["parley.yaml: conferences"]);
    expect(faultsOf("conferences: { board: {} }\n")).toEqual(["parley.yaml: conferences"]);
  });

  test("[CFG-8] so is one of the name that is the factory's", () => {
    const file = "conference: { factory: new }\nconferences: [{ name: board }, { name: new }]\n";
    expect(faultsOf(file)).toEqual(["parley.yaml: conferences.1.name"]);
  });
});

function load(file: string) {
  return loadConfig({ path: "parley.yaml", env: {}, readFile: () => file });
}

function conferencesOf(file: string) {
  const loaded = load(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return loaded.value.conferences;
}

function faultsOf(file: string) {
  const loaded = load(file);
  return loaded.ok ? [] : loaded.refusal.map(({ at }) => at);
}
