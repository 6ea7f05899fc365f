import fc from "fast-check";
import { expect, test } from "vitest";
import { linksIn } from "./links-in.ts";

test.each([
  ["see https://a.example/x?y=1#z, ok", "https://a.example/x?y=1#z"],
  ["(https://a.example/b_(c))", "https://a.example/b_(c)"],
  ["http://a.example.", "http://a.example"],
  ["<https://a.example>", "https://a.example"],
  ["“https://a.example/”", "https://a.example/"],
  ["HTTPS://A.example/B!?", "HTTPS://A.example/B"],
])("[WEB-222] %s has one address in it", (text, link) => {
  const links = linksIn(text).filter(({ href }) => href !== undefined);
  expect(links.map((part) => part.text)).toEqual([link]);
});

test("[WEB-222] also in a browser that cannot parse an address without throwing", () => {
  const parse = Object.getOwnPropertyDescriptor(URL, "parse");
  Object.defineProperty(URL, "parse", { configurable: true, value: undefined });
  try {
    expect(linksIn("https://a.example https://[")).toHaveLength(2);
  } finally {
    if (parse) Object.defineProperty(URL, "parse", parse);
  }
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "ftp://a.example",
  "https://",
  "http://.",
  "https:a.example",
  "//a.example",
])("[WEB-222] %s is text", (text) => {
  expect(linksIn(text)).toEqual([{ text }]);
});

test("[WEB-222] all parts together are the text, and what can be followed is of the web alone", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("https://a.example/b?c=d#e", "http://[::1]:80/", "HTTPS://ä.example"),
    fc.constantFrom("https://", "http://", "(", ")", "javascript:", " ", "\u202e"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join("");
      const parts = linksIn(text);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      const links = parts.flatMap(({ href }) => href ?? []);
      expect(links.filter((href) => !/^https?:\/\/[^/]/.test(href))).toEqual([]);
    }),
  );
});

test("[WEB-222] the longest message there can be takes no time to speak of", () => {
  for (const text of ["https://".repeat(500), `https://a${")".repeat(3_990)}`, "h".repeat(4_000)]) {
    const before = performance.now();
    linksIn(text);
    expect(performance.now() - before).toBeLessThan(200);
  }
});
