import { describe, expect, test } from "vitest";
import {
  disagreements,
  promisesOpen,
  promisesTold,
  requirementsOpen,
  rulesOf,
  rulesTested,
} from "./check-spec.ts";

describe("rules", () => {
  test("are the ids that list items start with", () => {
    const text = "# CLUE\n- **[CLUE-7]** One sentence. See [OA-3].\n- **[OA-3]** Another.\n";
    expect(rulesOf(text)).toEqual(["CLUE-7", "OA-3"]);
  });

  test("are tested by the titles that start with their ids", () => {
    const source = [
      'test("[CLUE-7] [CLUE-8] a configure", () => {});',
      "test.prop([anything])(`[OA-3] whatever comes`, () => {});",
      'test("no rule, but see [OA-9]", () => {});',
    ].join("\n");
    expect(rulesTested(source)).toEqual(["CLUE-7", "CLUE-8", "OA-3"]);
  });
});

describe("disagreements", () => {
  const tested = new Map([["A-1", "a.test.ts"]]);

  test("are none where each rule has its test", () => {
    expect(disagreements(["A-1"], tested)).toEqual([]);
  });

  test("are rules without a test, tests without a rule, and ids given twice", () => {
    expect(disagreements(["A-2", "A-2"], tested)).toEqual([
      "[A-2] is given twice in SPEC.md",
      "[A-2] has no test",
      "[A-1] is tested in a.test.ts, but is no rule of SPEC.md",
    ]);
  });
});

describe("requirements", () => {
  const row = (ids: string, rules: string) => `| ${ids} | what is asked | ${rules} | where |\n`;

  test("are answered by a row with rules, or with what is not there yet", () => {
    const text = row("S0.1, S0.2", "CON-1") + row("S0.3", "not yet: nobody is called");
    expect(requirementsOpen(text, ["CON-1"], ["S0.1", "S0.2", "S0.3"])).toEqual([]);
  });

  test("are open without a row, without a rule, and with a rule that is none", () => {
    const text = row("S0.1", "CON-9") + row("S0.2", "");
    expect(requirementsOpen(text, ["CON-1"], ["S0.1", "S0.2", "S0.3"])).toEqual([
      "S0.3 has no row in SPEC.md",
      "S0.1 names [CON-9], which is no rule",
      "S0.2 has no rule",
    ]);
  });
});

describe("promises", () => {
  const row = (id: string, shownBy: string) => `| ${id} | what is promised | ${shownBy} |\n`;

  test("are kept by stories tagged with them, or by rules", () => {
    const told = promisesTold(
      'test("a", { tag: ["@G1", "@G7"] }, f); test("b", { tag: "@G3" }, f);',
    );
    expect(told).toEqual(["G1", "G7", "G3"]);
    const text = row("G1", "stories") + row("G3", "stories") + row("G7", "stories");
    expect(promisesOpen(text + row("G9", "CON-1"), ["CON-1"], told)).toEqual([]);
  });

  test("are open without a story, with a rule there is not, or with neither; a tag needs a promise", () => {
    const text = row("G1", "stories") + row("G2", "CON-1, CON-2") + row("G3", "soon");
    expect(promisesOpen(text, ["CON-1"], ["G5"])).toEqual([
      "G1 has no story",
      "G2 names [CON-2], which is no rule",
      "G3 has neither stories nor rules",
      "@G5 is no promise",
    ]);
  });
});
