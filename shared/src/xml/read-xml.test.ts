import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  attributeOf,
  childOf,
  childrenOf,
  collapsedText,
  DEFAULT_XML_LIMITS,
  readXml,
  resolveQName,
  type XmlElement,
  type XmlFault,
} from "./index.ts";

describe("reading", () => {
  test("[XML-1] names, attributes and text come with their namespaces resolved", () => {
    const root = read(`<a xmlns="u:a" xmlns:b="u:b" b:x="1" y="2">t&amp;<b:c/><![CDATA[<]]></a>`);

    expect(root).toMatchObject({ namespace: "u:a", name: "a", text: "t&<" });
    expect(attributeOf(root, "x", "u:b")).toBe("1");
    expect(attributeOf(root, "y")).toBe("2");
    expect(attributeOf(root, "x")).toBeUndefined();
    expect(root.attributes).toHaveLength(2);
    expect(childOf(root, "u:b", "c")).toBeDefined();
    expect(childOf(root, "u:a", "c")).toBeUndefined();
  });

  test("[XML-1] children of a name come in document order, text collapsed on demand", () => {
    const root = read(`<a><b> 1  2 </b><c/><b>3</b></a>`);

    expect(childrenOf(root, "", "b").map(collapsedText)).toEqual(["1 2", "3"]);
  });

  test("[XML-2] a QName in a value is resolved by the prefixes in scope there", () => {
    const root = read(`<a xmlns="u:a" xmlns:p="u:1"><b xmlns:p="u:2" xmlns=""/><c/></a>`);
    const [inner, sibling] = root.children;

    expect(inner && resolveQName(inner, "p:t")).toEqual({ namespace: "u:2", name: "t" });
    expect(inner && resolveQName(inner, "t")).toEqual({ namespace: "", name: "t" });
    expect(sibling && resolveQName(sibling, "p:t")).toEqual({ namespace: "u:1", name: "t" });
    expect(sibling && resolveQName(sibling, "t")).toEqual({ namespace: "u:a", name: "t" });
    expect(sibling && resolveQName(sibling, "q:t")).toBeUndefined();
  });

  test("[XML-1] a name is what it is where it stands, whatever came there before", () => {
    const root = read(
      `<r xmlns="1"><b/><a/><b/><a.c/><b xmlns="2"><a/></b><a\n/><p:a xmlns:p="2"/></r>`,
    );

    const names = (of: XmlElement): readonly string[] =>
      of.children.flatMap((child) => [`${child.namespace} ${child.name}`, ...names(child)]);
    expect(names(root)).toEqual(["1 b", "1 a", "1 b", "1 a.c", "2 b", "2 a", "1 a", "2 a"]);
  });

  test("[XML-1] names that mean something to JavaScript mean nothing here", () => {
    const root = read(`<__proto__ xmlns:constructor="u:c" constructor:toString="1"/>`);

    expect(attributeOf(root, "toString", "u:c")).toBe("1");
    expect(resolveQName(root, "hasOwnProperty:x")).toBeUndefined();
  });
});

describe("refusing", () => {
  test.each([
    ["", "not-well-formed"],
    ["plain", "not-well-formed"],
    ["<a>", "not-well-formed"],
    ["<a></b>", "not-well-formed"],
    ["<a/><b/>", "not-well-formed"],
    ["<a x='1' x='2'/>", "not-well-formed"],
    ["<a p:x='1'/>", "not-well-formed"],
    ["<a>&unknown;</a>", "not-well-formed"],
    ["<a>\u0001</a>", "not-well-formed"],
    ["<!DOCTYPE a><a/>", "doctype"],
    ["<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "doctype"],
  ])("[XML-3] %j is refused as %s", (text, type) => {
    expect(fault(text).type).toBe(type);
  });

  test("[XML-4] each limit refuses what is one over it and takes what is at it", () => {
    const limits = { maxLength: 60, maxDepth: 3, maxElements: 5, maxAttributes: 2 };
    const verdict = (text: string): string => {
      const result = readXml(text, limits);
      return result.ok ? "ok" : result.refusal.type;
    };

    expect(verdict(`<a>${" ".repeat(53)}</a>`)).toBe("ok");
    expect(verdict(`<a>${" ".repeat(54)}</a>`)).toBe("too-long");
    expect(verdict("<a><b><c/></b></a>")).toBe("ok");
    expect(verdict("<a><b><c><d/></c></b></a>")).toBe("too-deep");
    expect(verdict("<a><b/><b/><b/><b/></a>")).toBe("ok");
    expect(verdict("<a><b/><b/><b/><b/><b/></a>")).toBe("too-many-elements");
    expect(verdict("<a x='1' y='2'><b x='1' y='2'/></a>")).toBe("ok");
    expect(verdict("<a x='1' y='2' z='3'/>")).toBe("too-many-attributes");
  });

  test("[XML-5] a refusal brings what was read of the root before the fault", () => {
    const { readSoFar } = fault("<a><n>7</n><b><c></b></a>");

    expect(readSoFar && collapsedText(childOf(readSoFar, "", "n") ?? readSoFar)).toBe("7");
    expect(fault("no root").readSoFar).toBeUndefined();
  });

  test("[XML-6] no text makes it throw", () => {
    const sample = readFileSync(
      new URL("../../traces/rfc8847/3-advertisement.xml", import.meta.url),
      "utf8",
    );
    const mutation = fc.record({
      at: fc.nat(sample.length),
      remove: fc.nat(40),
      insert: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("<", ">", "&", "]]>", "\0")),
    });
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 5 }), (mutations) => {
        let text = sample;
        for (const { at, remove, insert } of mutations) {
          text = text.slice(0, at) + insert + text.slice(at + remove);
        }
        expect(typeof readXml(text).ok).toBe("boolean");
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(typeof readXml(text).ok).toBe("boolean");
      }),
    );
  });

  test.each(hostile())("[XML-7] a megabyte of %s costs no more than a megabyte", (_name, make) => {
    const size = DEFAULT_XML_LIMITS.maxLength;
    const small = costOf(make(size / 8));
    const large = costOf(make(size));

    // Quadratic would be 64; the floor keeps a fast refusal from being measured against nothing.
    expect(large / Math.max(small, 4)).toBeLessThan(40);
  });
});

function hostile(): [string, (size: number) => string][] {
  const fill = (start: string, unit: string, end: string) => (size: number) =>
    start + unit.repeat(Math.floor((size - start.length - end.length) / unit.length)) + end;
  const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaa">${"<!ENTITY b '&a;&a;&a;&a;'>"}`;
  return [
    ["entity declarations", fill(bomb, "<!ENTITY c '&b;&b;'>", "]><a>&c;</a>")],
    ["nesting", fill("", "<a>", "")],
    ["attributes", (size) => `<a ${attributes(size - 10)}/>`],
    ["namespace declarations", fill("<r>", '<a xmlns:p="u:p" p:x="1"/>', "</r>")],
    ["empty elements", fill("<a>", "<b/>", "</a>")],
    ["references", fill("<a>", "&lt;", "</a>")],
    ["one reference", fill("<a>&", "x", ";</a>")],
    ["one number reference", fill("<a>&#", "1", ";</a>")],
    ["brackets", fill("<a>", "]]", "</a>")],
    ["one name", fill("<", "a", "/>")],
    ["one comment", fill("<a><!--", "- ", "--></a>")],
    ["comments", fill("<a>", "<!---->", "</a>")],
    ["CDATA", fill("<a>", "<![CDATA[]]>", "</a>")],
    ["carriage returns", fill("<a>", "\r", "</a>")],
    ["white space", fill("<a>", " ", "</a>")],
    ["closing tags", fill("<a>", "</b>", "")],
  ];
}

function attributes(size: number): string {
  let text = "";
  for (let index = 0; text.length < size; index += 1) text += ` a${index}="1"`;
  return text;
}

/** The best of three, in milliseconds: other work on the machine only ever adds. */
function costOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = process.hrtime.bigint();
    readXml(text);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return Math.min(...times);
}

function read(text: string): XmlElement {
  const result = readXml(text);
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
}

function fault(text: string): XmlFault {
  const result = readXml(text);
  if (result.ok) throw new Error("was read");
  return result.refusal;
}
