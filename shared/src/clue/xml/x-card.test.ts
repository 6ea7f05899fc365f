import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AdvertisementContent, Person, PersonId } from "../model/advertisement.ts";
import type { XCard, XCardProperty } from "../model/x-card.ts";
import { advertisement, camera, offering, scene } from "../test-words.ts";
import { printClueMessage } from "./print-message.ts";
import { parseClueMessage } from "./read-message.ts";

test("[MOD-20] the xCards of people and scenes read back as they were printed", () => {
  fc.assert(
    fc.property(anyPeople(), (content) => {
      expect(read(printClueMessage(advertisement(1, content)))).toEqual(content);
    }),
    { numRuns: 100 },
  );
});

const SCHEMA = fileURLToPath(new URL("../../../traces/schemas/clue-protocol.xsd", import.meta.url));

test("[MOD-20] the xCards printed are valid by the schema of RFC 7852", () => {
  if (spawnSync("xmllint", ["--version"]).error) {
    process.stdout.write("[MOD-20] not run: needs xmllint\n");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "clue-"));
  const files = fc.sample(anyPeople(), { numRuns: 100, seed: 7852 }).map((content, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, printClueMessage(advertisement(1, content)));
    return file;
  });
  const { stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", SCHEMA, ...files], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const complaints = stderr.split("\n").filter((line) => !/ validates$|^$/.test(line));
  rmSync(folder, { recursive: true });

  expect(complaints.slice(0, 5)).toEqual([]);
});

test("[MOD-21] what the schema of xCards does not have is left out, the rest stays, in its order", () => {
  const card = personCard(
    "<v:tel><v:parameters><v:type><v:text>cell</v:text></v:type></v:parameters><v:text>1</v:text></v:tel>" +
      "<v:fn><v:text>Ann</v:text></v:fn><v:tz><v:text>a</v:text><v:text>b</v:text></v:tz>" +
      "<v:photo><v:uri>not a uri</v:uri></v:photo><v:spouse><v:text>Bob</v:text></v:spouse>" +
      '<x:org xmlns:x="urn:x"/><v:kind><v:text>a</v:text></v:kind><v:kind><v:text>b</v:text></v:kind>',
  );

  expect(card).toMatchObject({ name: "Ann" });
  expect(card?.card?.map(({ name, parameters }) => [name, parameters])).toEqual([
    ["fn", []],
    ["kind", []],
    ["tel", []],
  ]);
});

test("[MOD-22] an xCard without a name is no xCard", () => {
  expect(personCard("<v:tel><v:text>1</v:text></v:tel>")).toBeUndefined();
});

test("[MOD-23] a card of one name and one address is those two, blank names are none", () => {
  const plain =
    "<v:fn><v:text> </v:text></v:fn><v:impp><v:uri> sip:ann@example.com </v:uri></v:impp>";

  expect(personCard(plain)).toEqual({ personId: "p", types: [], uri: "sip:ann@example.com" });
});

/** What is read of a person with this inside its `personInfo`. */
function personCard(inside: string): Person | undefined {
  const person = { personId: "p" as PersonId, types: [], name: "NAME" };
  const message = printClueMessage(advertisement(1, offering([camera("c")], { people: [person] })));
  const changed = message.replace("<v:fn><v:text>NAME</v:text></v:fn>", inside);
  expect(changed).not.toBe(message);
  const result = parseClueMessage(changed);
  return result.ok && result.value.type === "advertisement"
    ? result.value.content.people[0]
    : undefined;
}

function read(text: string): AdvertisementContent | undefined {
  const result = parseClueMessage(text);
  return result.ok && result.value.type === "advertisement" ? result.value.content : undefined;
}

/** Two people and a scene with xCards; `name` and `uri` are what the card says. */
function anyPeople(): fc.Arbitrary<AdvertisementContent> {
  return fc.tuple(anyCard(), anyCard(), anyCard()).map(([first, second, sceneInformation]) => {
    const people = [first, second].map((card, index): Person => {
      const of = (name: string) => card.find((each) => each.name === name)?.values[0]?.text;
      const [name, uri] = [of("fn"), of("impp")];
      const said = { ...(name !== undefined && { name }), ...(uri !== undefined && { uri }) };
      return { personId: `p${index}` as PersonId, types: [], ...said, card };
    });
    return offering([camera("c")], { people, scenes: [scene("S", { sceneInformation })] });
  });
}

/** Never so little that it would be a name and an address only. */
function anyCard(): fc.Arbitrary<XCard> {
  const street = fc.tuple(word(), word()).map(([a, b]) => [
    { type: "street", text: a },
    { type: "country", text: b },
  ]);
  const alone = fc.tuple(
    maybe(
      property("adr", street, ["language", "language-tag", "de-ch"], TYPE, ["label", "text", "x"]),
    ),
    property("fn", value("text", word()), ["altid", "text", "1"], TYPE),
    maybe(property("geo", value("uri", fc.constant("geo:46.9,7.4")))),
    maybe(property("impp", value("uri", fc.constantFrom("sip:a@b.example", "xmpp:c@d")), PREF)),
    maybe(property("org", value("text", word()))),
    property("photo", value("uri", fc.webUrl()), ["mediatype", "text", "image/png"]),
    maybe(property("tel", value("uri", fc.constant("tel:+41-31-1")), PREF, TYPE)),
    maybe(property("tz", value("utc-offset", fc.constant("+0100")))),
  );
  const grouped = fc.tuple(
    property("fn", value("text", word())),
    property("note", value("text", word())),
  );
  return fc
    .tuple(alone, maybe(grouped))
    .map(([properties, group]) => [
      ...properties.flatMap((each) => each ?? []),
      ...(group ?? []).map((each) => ({ ...each, group: "home" })),
    ]);
}

type Parameter = readonly [name: string, type: string, text: string];
const TYPE: Parameter = ["type", "text", "work"];
const PREF: Parameter = ["pref", "integer", "7"];

/** With some of these parameters. */
function property(
  of: string,
  values: fc.Arbitrary<XCardProperty["values"]>,
  ...parameters: readonly Parameter[]
): fc.Arbitrary<XCardProperty> {
  return fc.tuple(values, fc.subarray([...parameters])).map(([said, chosen]) => ({
    name: of,
    parameters: chosen.map(([parameter, type, text]) => ({
      name: parameter,
      values: [{ type, text }],
    })),
    values: said,
  }));
}

function value(type: string, texts: fc.Arbitrary<string>) {
  return texts.map((text) => [{ type, text }]);
}

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

function word(): fc.Arbitrary<string> {
  return fc.string({ unit: "grapheme-ascii", minLength: 1 }).map((text) => `N${text}`);
}
