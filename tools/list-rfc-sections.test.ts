import { expect, test } from "vitest";
import { sectionsOf } from "./list-rfc-sections.ts";

test("sections are the numbered headings at the margin", () => {
  const text = [
    "   14.1.  In the table of contents ........ 3",
    "14 Modifying an Existing Session",
    "14.1 UAC Behavior",
    "6.2.  Media Consumer",
    "   3 apples in a sentence",
    "Appendix A.  Changes",
    "A.1.  First",
    "A heading without a number",
  ].join("\n");
  expect(sectionsOf(text)).toEqual(["14", "14.1", "6.2", "A", "A.1"]);
});
