import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readXml } from "./index.ts";

test.each([
  "<a>]]></a>",
  "<a>&#0;</a>",
  "<a>&#xd800;</a>",
  "<a>&#x110000;</a>",
  "<a>&#65</a>",
  "<a>&;</a>",
  "<a b='<'/>",
  "<a b=1/>",
  "<a b='1'c='2'/>",
  "<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>",
  "<a xmlns:p=''/>",
  "<a xmlns:xml='u'/>",
  "<a xmlns:xmlns='u'/>",
  "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
  "<a xmlns:='u'/>",
  "<a xmlns:b:c='u'/>",
  "<a xmlns:1='u'/>",
  "<p:a/>",
  "<:a/>",
  "<a:b:c xmlns:a='u'/>",
  "<a:1 xmlns:a='u'/>",
  "<1a/>",
  "< a/>",
  "<a></ a>",
  "<a></ab>",
  "<a><!-- -- --></a>",
  "<a><?xml?></a>",
  "<a><?p:q?></a>",
  " <?xml version='1.0'?><a/>",
  "<?xml version='2.0'?><a/>",
  "<?xml version='1.0' encoding='UTF-16'?><a/>",
  "<![CDATA[]]><a/>",
  "<a/>x",
  "<a",
])("[XML-3] %s is not well-formed", (text) => {
  expect(readXml(text)).toMatchObject({ ok: false, refusal: { type: "not-well-formed" } });
});

test.each([
  "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<a/>",
  "\ufeff<a/>",
  "<a ></a >",
  "<a\tb = '&#x26;lt;'\n/>",
  "<!-- - --><?p?><a><?p ??><![CDATA[]]]]>]]&gt;</a><!---->",
  "<xml:a xml:lang='en'/>",
  "<é·/>",
  "<\u{10000}/>",
])("[XML-1] %s is well-formed", (text) => {
  expect(readXml(text).ok).toBe(true);
});

test("[XML-10] our verdict on what is well-formed is libxml2's", () => {
  if (spawnSync("xmllint", ["--version"]).error) {
    process.stdout.write("[XML-10] not run: needs xmllint\n");
    return;
  }
  const texts = fc.sample(anyMarkup(), { numRuns: 1_500, seed: 1 });
  const theirs = judge(texts);
  const different = texts.filter((text, index) => readXml(text).ok !== theirs[index]);

  expect(different.slice(0, 10)).toEqual([]);
  expect(theirs.filter(Boolean).length).toBeGreaterThan(100);
});

function judge(texts: readonly string[]): readonly boolean[] {
  const folder = mkdtempSync(join(tmpdir(), "xml-"));
  const names = texts.map((text, index) => {
    writeFileSync(join(folder, `${index}.xml`), text);
    return `${index}.xml`;
  });
  const { stderr } = spawnSync("xmllint", ["--noout", "--nonet", ...names], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  rmSync(folder, { recursive: true });
  const refused = new Set(
    [...stderr.matchAll(/^(\d+)\.xml:\d+: (?:parser|namespace) error/gm)].map(([, index]) =>
      Number(index),
    ),
  );
  return texts.map((_, index) => !refused.has(index));
}

/** Pieces of markup inside an element, now and then one that does not fit. */
function anyMarkup(): fc.Arbitrary<string> {
  const fitting = fc.constantFrom(
    "<b/>",
    "<b>",
    "</b>",
    "t",
    " ",
    "&lt;",
    "&#65;",
    "<!-- c -->",
    "\r\n",
  );
  const tag = fc
    .array(
      fc.constantFrom(
        " x='1'",
        ' y="2"',
        " p:x='3'",
        " xmlns:p='u:p'",
        " xmlns='u:d'",
        "\tz='&amp;'",
      ),
      {
        maxLength: 3,
      },
    )
    .map((attributes) => `<p:c xmlns:p='u:q'${attributes.join("")}/>`);
  const odd = fc.constantFrom(
    "&",
    "<",
    ">",
    "]]>",
    "--",
    "&#x0;",
    "<?p q?>",
    "<?xml?>",
    "<![CDATA[<&]]>",
  );
  const pieces = fc.array(
    fc.oneof(
      { arbitrary: fitting, weight: 6 },
      { arbitrary: tag, weight: 2 },
      { arbitrary: odd, weight: 1 },
    ),
    { maxLength: 8 },
  );
  return pieces.map((inside) => `<a>${closed(inside)}</a>`);
}

/** Closes what was opened, most of the time. */
function closed(pieces: readonly string[]): string {
  const open = pieces.filter((piece) => piece === "<b>").length;
  const close = pieces.filter((piece) => piece === "</b>").length;
  return pieces.join("") + "</b>".repeat(Math.max(open - close, 0));
}
