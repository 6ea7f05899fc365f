import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { keyTable } from "./keys.ts";

test("[CFG-6] the README's table of settings is the one made from the schema", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  expect(rowsOf(readme)).toEqual(rowsOf(keyTable()));
});

/** Rows of settings in any Markdown text, without the blanks that align their columns. */
function rowsOf(text: string): readonly string[] {
  const rows = text.split("\n").filter((line) => /^\|.*PARLEY_\w+__/.test(line));
  return rows.map((row) => row.replace(/ +/g, " "));
}
