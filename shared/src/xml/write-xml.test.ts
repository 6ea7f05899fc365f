import fc from "fast-check";
import { expect, test } from "vitest";
import { attributeOf, escapeXml, readXml, xmlElement, xmlText } from "./index.ts";

test("[XML-8] what is written reads back as it was, in text and in attributes", () => {
  const xmlString = fc
    .string({ unit: fc.oneof(fc.string({ unit: "binary", maxLength: 1 }), markup()) })
    .map((text) => stripped(text));
  fc.assert(
    fc.property(xmlString, (text) => {
      const result = readXml(xmlText("a", text, { b: text }));

      expect(result.ok && result.value.text).toBe(text);
      expect(result.ok && attributeOf(result.value, "b")).toBe(text);
    }),
  );
});

test("[XML-9] what XML cannot carry becomes U+FFFD, so the document stays well-formed", () => {
  expect(escapeXml("a\u0000b\ud800c\uffff")).toBe("a\ufffdb\ufffdc\ufffd");
  expect(escapeXml("\u{1f600}\u0085")).toBe("\u{1f600}\u0085");
});

test("[XML-8] an undefined attribute is left out, an element without content closes itself", () => {
  expect(xmlElement("a", { b: undefined, c: "1" })).toBe('<a c="1"/>');
  expect(xmlElement("a", {}, "<b/>")).toBe("<a><b/></a>");
});

function markup(): fc.Arbitrary<string> {
  return fc.constantFrom("<", ">", "&", '"', "'", "]]>", "\r\n", "\t", "\n", "\r", "&amp;");
}

/** The characters XML 1.0 has (§2.2). */
function stripped(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}
