import { expect, test } from "vitest";
import arabic from "./ar.json";
import german from "./de.json";
import english from "./en.json";

const catalogues = [
  ["en", new Map(entriesOf(english))],
  ["de", new Map(entriesOf(german))],
  ["ar", new Map(entriesOf(arabic))],
] as const;
const [[, reference]] = catalogues;

test.each(catalogues)("[WRD-4] %s has every key, none more, and no empty words", (_, catalogue) => {
  expect(stems(catalogue)).toEqual(stems(reference));
  expect([...catalogue].filter(([, text]) => text.trim() === "")).toEqual([]);
});

test.each(catalogues)(
  "[WRD-5] %s has all plural forms of its language, and no others",
  (tag, catalogue) => {
    const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
    for (const stem of pluralsOf(catalogue)) {
      const there = [...catalogue.keys()].filter((key) => stemOf(key) === stem);
      const found = there.map((key) => key.slice(stem.length + 1)).toSorted();
      expect({ stem, forms: found }).toEqual({ stem, forms });
    }
  },
);

/** A form that is of one number only may do without it: `in two seconds`. */
test.each(catalogues)(
  "[WRD-6] %s has the placeholders of English, and its marks",
  (_, catalogue) => {
    for (const [key, text] of catalogue) {
      const model = reference.get(key) ?? reference.get(`${stemOf(key)}_other`) ?? "";
      expect({ key, has: placeholders(text) }).toEqual({ key, has: placeholders(model) });
    }
  },
);

test("[WRD-7] every key is used", () => {
  const used = usedKeys();
  const unused = stems(reference).filter((key) => !used.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});

function entriesOf(tree: object, path = ""): (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([name, below]: [string, unknown]) => {
    if (typeof below === "string") return [[`${path}${name}`, below] as const];
    return typeof below === "object" && below !== null ? entriesOf(below, `${path}${name}.`) : [];
  });
}

/** Keys without the ending of a plural form. */
function stems(catalogue: ReadonlyMap<string, string>): string[] {
  return [...new Set([...catalogue.keys()].map(stemOf))].toSorted();
}

function stemOf(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, "");
}

function pluralsOf(catalogue: ReadonlyMap<string, string>): string[] {
  return stems(catalogue).filter((stem) => !catalogue.has(stem));
}

/** Names in braces and the tags around what is linked; the count may be said in words. */
function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? "");
  const tags = [...text.matchAll(/<\/?\w+>/g)].map(([tag]) => tag);
  return [...new Set([...names, ...tags])].filter((name) => name !== "count").toSorted();
}

/** Every string in the sources that may be a key; what a template fills in may be anything. */
function usedKeys(): RegExp[] {
  const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.{ts,tsx}"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const strings = Object.values(sources).flatMap((text) => [
    ...text.matchAll(/"([\w-]+(?:\.[\w-]+)+)"|`([\w-]*(?:[.\w-]|\$\{[^}`]*\})+)`/g),
  ]);
  return strings.map(([, plain, template]) => {
    const parts = (plain ?? template ?? "").split(/\$\{[^}]*\}/);
    return new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("[\\w-]+")}$`);
  });
}
