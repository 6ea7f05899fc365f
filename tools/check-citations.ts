// `npm run citations`: every `RFC n §s` in code and documents names a section that exists.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "./files.mjs";
import { root } from "./workspace.mjs";

/** RFC number to its section numbers, as tools/list-rfc-sections.ts writes them. */
export type Sections = Readonly<Record<string, readonly string[]>>;

export interface Citation {
  readonly rfc: string;
  readonly section: string;
  /** 1-based. */
  readonly line: number;
}

/** `RFC 3261 §14.1`, `RFC 8847 §6.1, §6.2` and `RFC 8845 §7-9` (its first and last section). */
export function citations(text: string): readonly Citation[] {
  const found: Citation[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    for (const [, rfc = "", places = ""] of line.matchAll(cited)) {
      for (const [, first = "", last] of places.matchAll(place)) {
        found.push({ rfc, section: first, line: index + 1 });
        if (last !== undefined) found.push({ rfc, section: last, line: index + 1 });
      }
    }
  }
  return found;
}

/** The citations that lead nowhere, each as a line to print. */
export function wrongCitations(file: string, text: string, sections: Sections): readonly string[] {
  return citations(text)
    .filter(({ rfc, section }) => sections[rfc]?.includes(section) !== true)
    .map(({ rfc, section, line }) =>
      sections[rfc] === undefined
        ? `${file}:${line}: RFC ${rfc} is not in tools/rfc-sections.json`
        : `${file}:${line}: RFC ${rfc} has no section ${section}`,
    );
}

const number = String.raw`[0-9A-Z]+(?:\.[0-9]+)*`;
const cited = new RegExp(String.raw`RFC (\d+)((?:,? ?§${number}(?:-${number})?)+)`, "g");
const place = new RegExp(String.raw`§(${number})(?:-(${number}))?`, "g");

const places = ["shared", "server", "web", "e2e", "tools", "docs"];
const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SPEC.md"];

function main(): number {
  const sections = JSON.parse(
    readFileSync(join(root, "tools/rfc-sections.json"), "utf8"),
  ) as Sections;
  let looked = 0;
  const wrong: string[] = [];
  for (const path of [...places, ...documents]) {
    for (const file of filesUnder(root, path)) {
      // Its own test cites sections that do not exist.
      if (!/\.(ts|tsx|mjs|md)$/.test(file) || file === "tools/check-citations.test.ts") continue;
      const text = readFileSync(join(root, file), "utf8");
      looked += citations(text).length;
      wrong.push(...wrongCitations(file, text, sections));
    }
  }
  for (const line of wrong) console.error(line);
  console.log(`${looked} citations looked at, ${wrong.length} wrong`);
  return wrong.length === 0 && looked > 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = main();
