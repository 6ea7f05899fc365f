// `npm run spec`: every rule of SPEC.md has a test whose title starts with its id, every id that
// a test's title starts with is a rule, and no id is given twice.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "./files.mjs";
import { root } from "./workspace.mjs";

/** Ids of the rules a specification gives, in its order: `- **[CLUE-7]** One sentence.` */
export function rulesOf(specification: string): readonly string[] {
  return [...specification.matchAll(/^\s*[-*] \*\*\[([A-Z][A-Z0-9]*-\d+)\]\*\*/gm)].map(
    ([, id = ""]) => id,
  );
}

/** Ids that titles in a test file start with; a title may start with several: `[A-1] …`. */
export function rulesTested(source: string): readonly string[] {
  return [...source.matchAll(/["'`]((?:\[[A-Z][A-Z0-9]*-\d+\][, ]*)+)/g)].flatMap(
    ([, ids = ""]) => ids.match(/[A-Z][A-Z0-9]*-\d+/g) ?? [],
  );
}

/** What the two lists hold against each other, each as a line to print. */
export function disagreements(
  rules: readonly string[],
  tested: ReadonlyMap<string, string>,
): readonly string[] {
  const given = new Set(rules);
  return [
    ...rules
      .filter((id, index) => rules.indexOf(id) !== index)
      .map((id) => `[${id}] is given twice in SPEC.md`),
    ...[...given].filter((id) => !tested.has(id)).map((id) => `[${id}] has no test`),
    ...[...tested]
      .filter(([id]) => !given.has(id))
      .map(([id, file]) => `[${id}] is tested in ${file}, but is no rule of SPEC.md`),
  ];
}

function main(): number {
  const specification = join(root, "SPEC.md");
  const rules = existsSync(specification) ? rulesOf(readFileSync(specification, "utf8")) : [];
  const tested = new Map<string, string>();
  for (const folder of ["shared", "server", "web", "e2e"]) {
    for (const file of filesUnder(root, folder)) {
      if (!/\.(test|spec)\.tsx?$/.test(file)) continue;
      for (const id of rulesTested(readFileSync(join(root, file), "utf8"))) tested.set(id, file);
    }
  }
  const wrong = disagreements(rules, tested);
  for (const line of wrong) console.error(line);
  console.log(`${rules.length} rules, ${tested.size} tested, ${wrong.length} disagreements`);
  return wrong.length === 0 && rules.length > 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = main();
