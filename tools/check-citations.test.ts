import { describe, expect, test } from "vitest";
import { citations, wrongCitations } from "./check-citations.ts";

describe("citations", () => {
  test("are found with their line, several to a line", () => {
    const text = "nothing\n// RFC 3261 §14.1 and (RFC 8848 §5.2).";
    expect(citations(text)).toEqual([
      { rfc: "3261", section: "14.1", line: 2 },
      { rfc: "8848", section: "5.2", line: 2 },
    ]);
  });

  test("may go on with further sections, ranges and appendices of the same RFC", () => {
    const found = citations("RFC 8847 §6.1, §6.2; RFC 8845 §7-9; RFC 3264 §A.1");
    expect(found.map(({ rfc, section }) => `${rfc} ${section}`)).toEqual([
      ...["8847 6.1", "8847 6.2", "8845 7", "8845 9", "3264 A.1"],
    ]);
  });

  test("of a whole RFC name no section", () => {
    expect(citations("RFC 7118 rules, RFC 3261")).toEqual([]);
  });
});

describe("wrong citations", () => {
  const sections = { "3261": ["14", "14.1"] };

  test("name a section that the RFC does not have", () => {
    const told = wrongCitations("a.ts", "RFC 3261 §14.1\nRFC 3261 §14.9", sections);
    expect(told).toEqual(["a.ts:2: RFC 3261 has no section 14.9"]);
  });

  test("name an RFC whose sections are not listed", () => {
    const told = wrongCitations("a.ts", "RFC 9999 §1", sections);
    expect(told).toEqual(["a.ts:1: RFC 9999 is not in tools/rfc-sections.json"]);
  });
});
