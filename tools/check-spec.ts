// `npm run spec`: every rule of SPEC.md has a test whose title starts with its id, every id that
// a test's title starts with is a rule, no id is given twice, each requirement has its rules, and each
// promise its stories.
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

/** The requirements that the focus answers to, of `What is asked of us (S)`. */
const asked: readonly string[] = [
  ...numbered("S0", 1, 8),
  ...numbered("S2", 24, 46),
  ...numbered("S3", 1, 5),
  ...numbered("S4", 4, 12),
];

/**
 * What the table of requirements leaves open: one that has no row, and a row that names a rule
 * there is not, or neither a rule nor, after `not yet:`, what is missing.
 */
export function requirementsOpen(
  specification: string,
  rules: readonly string[],
  requirements: readonly string[] = asked,
): readonly string[] {
  const rows = [...specification.matchAll(/^\| (S\d[^|]*)\|([^|]*)\|([^|]*)\|/gm)];
  const given = new Set(rules);
  const found = new Set(rows.flatMap(([, ids = ""]) => ids.match(/S\d\.\d+/g) ?? []));
  return [
    ...requirements.filter((id) => !found.has(id)).map((id) => `${id} has no row in SPEC.md`),
    ...rows.flatMap(([, ids = "", , answer = ""]) => {
      const named = answer.match(/\b[A-Z][A-Z0-9]*-\d+/g) ?? [];
      if (named.length === 0 && !/not yet: ./.test(answer)) return [`${ids.trim()} has no rule`];
      return named
        .filter((id) => !given.has(id))
        .map((id) => `${ids.trim()} names [${id}], which is no rule`);
    }),
  ];
}

/** The promises that stories are tagged with: `{ tag: ["@G1", "@G7"] }`. */
export function promisesTold(source: string): readonly string[] {
  return [...source.matchAll(/"@(G\d+)"/g)].map(([, id = ""]) => id);
}

/**
 * What the table of promises leaves open: `stories` where none is tagged so, a rule there is not, or
 * neither; and a tag that is no promise.
 */
export function promisesOpen(
  specification: string,
  rules: readonly string[],
  told: readonly string[],
): readonly string[] {
  const rows = [...specification.matchAll(/^\| (G\d+) *\|[^|]*\|([^|]*)\|/gm)];
  const promises = new Set(rows.map(([, id]) => id));
  return [
    ...rows.flatMap(([, id = "", answer = ""]) => {
      if (answer.trim() === "stories") return told.includes(id) ? [] : [`${id} has no story`];
      const named = answer.match(/\b[A-Z][A-Z0-9]*-\d+/g) ?? [];
      if (named.length === 0) return [`${id} has neither stories nor rules`];
      return named
        .filter((rule) => !rules.includes(rule))
        .map((rule) => `${id} names [${rule}], which is no rule`);
    }),
    ...new Set(told.filter((id) => !promises.has(id)).map((id) => `@${id} is no promise`)),
  ];
}

function numbered(group: string, first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => `${group}.${first + at}`);
}

function main(): number {
  const path = join(root, "SPEC.md");
  const specification = existsSync(path) ? readFileSync(path, "utf8") : "";
  const rules = rulesOf(specification);
  const tested = new Map<string, string>();
  const told: string[] = [];
  for (const folder of ["shared", "server", "web", "e2e", "tools"]) {
    for (const file of filesUnder(root, folder)) {
      // The check's own test speaks of rules that there are not.
      if (!/\.(test|spec)\.tsx?$/.test(file) || file === "tools/check-spec.test.ts") continue;
      const source = readFileSync(join(root, file), "utf8");
      for (const id of rulesTested(source)) tested.set(id, file);
      if (folder === "e2e") told.push(...promisesTold(source));
    }
  }
  const wrong = [
    ...disagreements(rules, tested),
    ...requirementsOpen(specification, rules),
    ...promisesOpen(specification, rules, told),
  ];
  for (const line of wrong) console.error(line);
  console.log(`${rules.length} rules, ${tested.size} tested, ${wrong.length} disagreements`);
  return wrong.length === 0 && rules.length > 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = main();
