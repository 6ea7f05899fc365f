import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { arbitraryStory } from "./arbitrary-story.ts";
import type { Emitted } from "./meeting.ts";
import { playStory } from "./story.ts";

/** The same stories every time; a seed of one's own explores. */
const seed = Number(process.env["PARLEY_SIM_SEED"] ?? 1);
const stories = Number(process.env["PARLEY_SIM_STORIES"] ?? 100);

/** On a machine with much else to do; alone it takes a tenth of it. */
const slowestMs = 300_000;

const schemas = { clue: "clue-protocol.xsd", "conference-info": "conference-info.xsd" } as const;

const hasXmllint = spawnSync("xmllint", ["--version"]).error === undefined;
if (!hasXmllint) process.stdout.write("[SIM-2] not run: needs xmllint\n");

describe.runIf(hasXmllint)("what either end emits in random stories", () => {
  let clue: readonly Heard[] = [];
  let rosters: readonly Heard[] = [];
  beforeAll(() => {
    const heard = heardIn(stories);
    clue = heard.filter(({ kind }) => kind === "clue");
    rosters = heard.filter(({ kind }) => kind === "conference-info");
  }, slowestMs);

  test(
    "[SIM-2] every CLUE message and every roster document is valid by its schema",
    () => {
      expect(faultsIn(clue).slice(0, 5)).toEqual([]);
      expect(faultsIn(rosters).slice(0, 5)).toEqual([]);
    },
    slowestMs,
  );

  test("[SIM-2] the stories are long enough for all there is to be said", () => {
    expect(clue.length).toBeGreaterThan(stories * 50);
    expect(rosters.length).toBeGreaterThan(stories * 10);
    expect(unsaid(clue, (by) => by === "focus", [...saidByBoth, ...saidByFocus])).toEqual([]);
    expect(unsaid(clue, (by) => by !== "focus", [...saidByBoth, ...saidByPeople])).toEqual([]);
    expect(unsaid(rosters, () => true, saidInRosters)).toEqual([]);
  });

  test.each(mistakes())("[SIM-2] %s in one of them is found", (_, change) => {
    const few = clue.filter(({ text }) => change(text) !== text).slice(0, 20);
    const wrong = few.map((each, index) =>
      index === 7 ? { ...each, text: change(each.text) } : each,
    );

    const faults = faultsIn(wrong);

    expect(few.length).toBe(20);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`story ${few[7]?.story} of seed ${seed}, by ${few[7]?.by}: `);
    expect(faults[0]).toContain(wrong[7]?.text);
  });
});

/** A document, the story in which it was emitted first, and by whom. */
interface Heard extends Emitted {
  readonly story: number;
}

/** Each document once, however often it was sent. */
function heardIn(count: number): readonly Heard[] {
  const heard = new Map<string, Heard>();
  for (const [story, told] of fc.sample(arbitraryStory(), { seed, numRuns: count }).entries()) {
    playStory(told, (document) => {
      if (!heard.has(document.text)) heard.set(document.text, { ...document, story });
    });
  }
  return [...heard.values()];
}

/** What xmllint has against them: for whom it may concern, with the document and its story. */
function faultsIn(documents: readonly Heard[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "emitted-"));
  const names = documents.map(({ text }, index) => {
    writeFileSync(join(folder, `${index}.xml`), text);
    return `${index}.xml`;
  });
  const schema = fileURLToPath(
    new URL(`../traces/schemas/${schemas[documents[0]?.kind ?? "clue"]}`, import.meta.url),
  );
  const { stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, ...names], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  rmSync(folder, { recursive: true });
  const verdicts = stderr.split("\n");
  const valid = new Set(verdicts);
  return documents.flatMap(({ story, by, text }, index) => {
    if (valid.has(`${index}.xml validates`)) return [];
    const complaints = verdicts.filter((line) => line.startsWith(`${index}.xml:`));
    return [`story ${story} of seed ${seed}, by ${by}: ${complaints.join("\n")}\n${text}`];
  });
}

const saidByBoth = ["<p:advertisement ", "<p:ack ", "<p:configure ", "<p:configureResponse "]
  .concat([
    ">slides</presentation>",
    "<captureID>",
    "<personIDREF>",
    "sceneViewID=",
    "&amp; &lt;Cyd",
  ])
  .concat(["<spatialInformation>", "<p:reasonString>", "<p:extension>", "<encodingID>"]);
const saidByFocus = ["<p:options ", "<p:globalViews>", "<policy>RoundRobin", "<policy>SoundLevel"];
const saidByPeople = ["<p:optionsResponse ", "<height ", "<configuredContent>"];
const saidInRosters = ['state="full"', 'state="partial"', 'state="deleted"', "&amp; &lt;Cyd"]
  .concat(["<disconnection-method>booted<", "<disconnection-method>departed<", "<entry>host<"])
  .concat(["<conference-description>", ">connected<", ">disconnected<", ">disconnecting<"]);

/** Which of these texts nobody of these has ever emitted. */
function unsaid(
  heard: readonly Heard[],
  isMeant: (by: string) => boolean,
  parts: readonly string[],
): readonly string[] {
  const said = heard.filter(({ by }) => isMeant(by));
  return parts.filter((part) => !said.some(({ text }) => text.includes(part)));
}

function mistakes(): readonly (readonly [string, (text: string) => string])[] {
  return [
    ["an element that is misspelt", (text) => text.replaceAll("sceneViews>", "sceneVeiws>")],
    [
      "two elements the wrong way round",
      (text) => text.replace(/(<p:clueId>.*?)(<p:sequenceNr>.*?<\/p:sequenceNr>)/, "$2$1"),
    ],
    ["an attribute that is missing", (text) => text.replace(/ captureID="[^"]*"/, "")],
    ["a value that cannot be", (text) => text.replace("<p:responseCode>2", "<p:responseCode>20O")],
  ];
}
