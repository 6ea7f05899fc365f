import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkIds } from "../model/index-of.ts";
import { parseClueMessage } from "./read-message.ts";

const TRACES = new URL("../../../traces/rfc8847/", import.meta.url);
const SCHEMA = fileURLToPath(new URL("../../../traces/schemas/clue-protocol.xsd", import.meta.url));

/** Why we may refuse what the schema takes: the reasons we give. */
const STRICTER: readonly RegExp[] = [
  // RFC 8847 §8: extensions have namespaces of their own, although the schema takes ours for them.
  /is not of the namespace of/,
  // RFC 8846 §11.2, §12-15: the type says what the attribute says.
  /xsi:type and @mediaType disagree/,
  /@mediaType says nothing/,
  // Beyond 2^53-1 two numbers cannot be told apart.
  /is not a number from/,
  // XML Names §2.2: a prefix cannot be undeclared; libxml2 only warns.
  /a namespace that cannot be declared/,
  // What is foreign must be well-formed as well ([XML-10]), but the schema does not get to see it here.
  /a name whose prefix is not declared/,
  /an attribute that comes twice/,
  // RFC 8849 §5: no id is longer than an RTP header extension.
  /is too long/,
];

/** Why we may take what the schema refuses: the validator's words. */
const MORE_LENIENT: readonly RegExp[] = [
  // Of `xsi` only the type of a capture means anything to us.
  /attribute '\{http:\/\/www\.w3\.org\/2001\/XMLSchema-instance\}\w+'/,
  // Where the schema of an extension lies is not ours to fetch, so any text may stand there.
  /schemaRef.*'xs:anyURI'/,
  // RFC 8846 §11.8: several captures have one synchronizationID.
  /synchronizationID/,
  // What an xCard says is for people: what is wrong in it is left out.
  /\{urn:ietf:params:xml:ns:vcard-4\.0\}|\}(?:person|scene)Info(?:rmation)?'(?:: Character|, attribute)/,
];

test("[CLUE-7] our verdict on a mutated message is the schema's on it without what is foreign, but for differences named above", () => {
  if (spawnSync("xmllint", ["--version"]).error) {
    process.stdout.write("[CLUE-7] not run: needs xmllint\n");
    return;
  }
  const documents = fc.sample(anyMutated(), { numRuns: 1_200, seed: 4 });
  const complaints = judge(documents.map(({ text }) => withoutForeign(text)));
  const unexplained = documents.flatMap(({ of, change, text }, index) => {
    const ours = verdict(text);
    const theirs = complaints[index] ?? [];
    if ((ours === undefined) === (theirs.length === 0)) return [];
    const explained = ours
      ? STRICTER.some((reason) => reason.test(ours))
      : theirs.every((line) => MORE_LENIENT.some((reason) => reason.test(line)));
    return explained ? [] : [{ of, change, ours, theirs: theirs.slice(0, 2) }];
  });

  expect(unexplained.slice(0, 10)).toEqual([]);
  // The mutations are neither all harmless nor all deadly.
  const accepted = complaints.filter((lines) => lines.length === 0).length;
  expect(accepted).toBeGreaterThan(100);
  expect(accepted).toBeLessThan(1_100);
});

/** RFC 8847 §8: what is of other namespaces is ignored wherever it stands. */
function withoutForeign(text: string): string {
  return text
    .replaceAll(/<p:x(?: [^<>]*)?>[^<>]*<\/p:x>/g, "")
    .replaceAll(/ xmlns:q="urn:x" q:extra="[^"]*"/g, "");
}

/** Why we refuse it, if we do. That an id comes twice is the schema's business as well. */
function verdict(text: string): string | undefined {
  const result = parseClueMessage(text);
  if (!result.ok) return result.refusal.reason;
  const message = result.value;
  return message.type === "advertisement" ? checkIds(message.content)?.reason : undefined;
}

/** What libxml2 has against each of them. */
function judge(texts: readonly string[]): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), "clue-"));
  const names = texts.map((text, index) => {
    writeFileSync(join(folder, `${index}.xml`), text);
    return `${index}.xml`;
  });
  const { stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", SCHEMA, ...names], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  rmSync(folder, { recursive: true });
  const complaints: string[][] = texts.map(() => []);
  const valid = new Set<number>();
  for (const line of stderr.split("\n")) {
    const [, index, complaint] = /^(\d+)\.xml(?::\d+: (.*)| validates)$/.exec(line) ?? [];
    if (complaint !== undefined) complaints[Number(index)]?.push(complaint);
    else if (index !== undefined) valid.add(Number(index));
  }
  return complaints.map((lines, index) => (valid.has(index) ? [] : lines));
}

interface Mutated {
  readonly of: string;
  readonly change: string;
  readonly text: string;
}

/** A message of the RFC's call flow, as version 1.0, changed at one or two places. */
function anyMutated(): fc.Arbitrary<Mutated> {
  const samples = readdirSync(TRACES).filter((name) => name.endsWith(".xml"));
  const weighted = [
    ...samples,
    "3-advertisement.xml",
    "6-advertisement.xml",
    "6-advertisement.xml",
  ];
  const change = fc.record({ at: fc.nat(), what: fc.constantFrom(...CHANGES), other: fc.nat() });
  return fc
    .tuple(fc.constantFrom(...weighted), fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([of, changes]) => {
      const original = readFileSync(new URL(of, TRACES), "utf8").replace(/ v="[\d.]+"/, ' v="1.0"');
      const text = changes.reduce(
        (now, { at, what, other }) => what.apply(now, at, other),
        original,
      );
      return { of, change: changes.map(({ what, at }) => `${what.name} ${at}`).join(", "), text };
    });
}

interface Change {
  readonly name: string;
  readonly apply: (text: string, at: number, other: number) => string;
}

const VALUES = [
  "",
  " ",
  "1",
  "-1",
  "+7",
  "0",
  "007",
  "65536",
  "4294967296",
  "1e3",
  "1.5",
  ".5",
  "true",
]
  .concat([
    "TRUE",
    " true ",
    "abc",
    "a b",
    "x:y",
    "1abc",
    "CS1",
    "AC0",
    "VC1",
    "it",
    "it_IT",
    "static",
  ])
  .concat([
    "mm",
    "SoundLevel:1",
    "Sound Level:1",
    "200",
    "+200",
    "0200",
    "1.0",
    " 1.0",
    "CLUE",
    "é",
  ]);

const TAGS = [
  "x",
  "p:x",
  "description",
  "lang",
  "priority",
  "individual",
  "mediaCaptureIDREF",
  "view",
];

const CHANGES: readonly Change[] = [
  mutation("drop an element", leafElement(), () => ""),
  mutation("double an element", leafElement(), (found) => found + found),
  mutation("empty an element", />[^<>]+<\//g, () => "></"),
  mutation("change text", />[^<>]*\S[^<>]*<\//g, (_, other) => `>${pick(VALUES, other)}</`),
  mutation(
    "change an attribute",
    /(?<=\w)="[^"]*"(?=[^?]*>)/g,
    (_, other) => `="${pick(VALUES, other)}"`,
  ),
  mutation("drop an attribute", / (?:\w+:)?\w+="[^"]*"(?=[^?<]*>)/g, () => ""),
  mutation("rename an element", leafElement(), (found, other) => {
    const name = pick(TAGS, other);
    const declared = name === "p:x" ? 'p:x xmlns:p="urn:x"' : name;
    return found.replace(/^<[\w:]+/, `<${declared}`).replace(/<\/[\w:]+>$/, `</${name}>`);
  }),
  mutation("add an attribute", /<[\w:]+(?=[ >])/g, (found, other) =>
    other % 2 === 0 ? `${found} extra="1"` : `${found} xmlns:q="urn:x" q:extra="1"`,
  ),
  mutation("add an element", leafElement(), (found, other) =>
    other % 2 === 0
      ? `${found}<p:x xmlns:p="urn:x">1</p:x>`
      : `<${pick(TAGS, other >> 1).replace("p:", "")}>1</${pick(TAGS, other >> 1).replace("p:", "")}>${found}`,
  ),
  mutation(
    "swap two elements",
    /(<([\w:]+)(?: [^<>]*)?>[^<>]*<\/\2>)\s*<([\w:]+)(?: [^<>]*)?>[^<>]*<\/\3>/g,
    (found) => {
      const first = /^<([\w:]+)[^]*?<\/\1>/.exec(found)?.[0] ?? "";
      return found.slice(first.length) + first;
    },
  ),
  mutation("add text", /<\/[\w:]+>/g, (found) => `${found}text`),
  mutation("break a character", /[<>"&]/g, () => "&"),
];

/** An element that holds text only. */
function leafElement(): RegExp {
  return /<([\w:]+)(?: [^<>]*)?>[^<>]*<\/\1>/g;
}

/** Changes the nth match; where there is none, nothing. */
function mutation(
  name: string,
  pattern: RegExp,
  replace: (found: string, other: number) => string,
): Change {
  return {
    name,
    apply(text, at, other) {
      const matches = [...text.matchAll(pattern)];
      const match = matches[at % Math.max(matches.length, 1)];
      if (!match) return text;
      const end = match.index + match[0].length;
      return text.slice(0, match.index) + replace(match[0], other) + text.slice(end);
    },
  };
}

function pick(from: readonly string[], at: number): string {
  return from[at % from.length] ?? "";
}
