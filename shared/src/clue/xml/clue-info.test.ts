import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkAdvertisement } from "../model/check-advertisement.ts";
import { camera } from "../test-words.ts";
import { type ClueInfo, parseClueInfo, printClueInfo } from "./clue-info.ts";

const SAMPLES = new URL("../../../traces/rfc8846/", import.meta.url);
const DATA_MODEL = new URL("../../../traces/schemas/clue-data-model.xsd", import.meta.url);
const EXTENSION = new Set(["urn:ietf:params:xml:ns:clue-info-ext"]);

test("[MOD-1] every element and attribute of the data model is read, and printed as it was", () => {
  const everything = sample("every-element.xml");

  expect(printClueInfo(read(everything))).toBe(everything.replaceAll(/\n */g, ""));
  expect(checkAdvertisement(read(everything).content)).toBeUndefined();
});

test("[MOD-1] what that sample holds is all that the schema declares", () => {
  const schema = readFileSync(DATA_MODEL, "utf8");
  const declared = [...schema.matchAll(/<xs:(element|attribute) name="(\w+)"/g)];
  const inConfigureOnly = /^(captureEncodings?|captureID|ID|configuredContent)$/;
  const everything = sample("every-element.xml");
  const missing = declared.filter(([, kind, name = ""]) =>
    kind === "element"
      ? !everything.includes(`<${name}`) && !inConfigureOnly.test(name)
      : !everything.includes(` ${name}="`) && !inConfigureOnly.test(name),
  );

  expect(declared.length).toBeGreaterThan(60);
  expect(missing.map(([, kind, name]) => `${kind} ${name}`)).toEqual([]);
});

test.each(["24-extension.xml", "27-sample.xml", "28-mcc-sample.xml", "every-element.xml"])(
  "[MOD-2] %s is understood, says nothing that cannot be, and reads the same when we print it",
  (name) => {
    const info = read(sample(name));

    expect(checkAdvertisement(info.content)).toBeUndefined();
    expect(read(printClueInfo(info, EXTENSION))).toEqual(info);
  },
);

test("[MOD-2] the samples say what the RFC says they say", () => {
  const { content } = read(sample("28-mcc-sample.xml"));
  const captures = new Map(
    content.captures.map((capture) => [capture.captureId as string, capture]),
  );

  expect(captures.get("VC3")?.source).toEqual({
    type: "multiple",
    content: { captures: [], sceneViews: ["SE1"] },
    policy: "SoundLevel:0",
  });
  expect(captures.get("VC7")?.source).toMatchObject({ maxCaptures: { count: 3, exact: true } });
  expect(content.simultaneousSets).toEqual([
    { setId: "SS1", captures: ["VC3", "VC7"], sceneViews: ["SE1"], scenes: [] },
    { setId: "SS2", captures: ["VC0", "VC2", "VC4"], sceneViews: [], scenes: [] },
  ]);
  expect(content.people.map(({ types }) => types)).toEqual([
    ["minute taker"],
    ["presenter"],
    ["chairman", "timekeeper"],
  ]);
});

test("[MOD-3] what an extension adds is kept aside, and sent only where it was negotiated", () => {
  const info = read(sample("24-extension.xml"));
  const [capture] = info.content.captures;

  expect(capture?.extensions?.elements).toEqual([
    {
      namespace: "urn:ietf:params:xml:ns:clue-info-ext",
      name: "newAudioFeature",
      attributes: [],
      content: ["newAudioFeatureValue"],
    },
  ]);
  expect(printClueInfo(info)).not.toContain("newAudioFeature");
  expect(printClueInfo(info, new Set(["urn:another"]))).not.toContain("newAudioFeature");
  expect(printClueInfo(info, EXTENSION)).toContain("newAudioFeatureValue");
});

test("[MOD-3] mixed content of an extension keeps its order", () => {
  const added = '<x:a xmlns:x="urn:x" b="1">one <x:b>two</x:b> three <c xmlns=""/></x:a>';
  const text = sample("27-sample.xml").replace("</mediaCapture>", `${added}</mediaCapture>`);
  const [element] = read(text).content.captures[0]?.extensions?.elements ?? [];

  expect(element?.content).toEqual([
    "one ",
    { namespace: "urn:x", name: "b", attributes: [], content: ["two"] },
    " three ",
    { namespace: "", name: "c", attributes: [], content: [] },
  ]);
});

test("[MOD-4] elements of our own namespaces where they do not belong are a fault, not an extension", () => {
  const strayed = (element: string): string =>
    sample("27-sample.xml").replace("</captureScene>", `${element}</captureScene>`);

  expect(parseClueInfo(strayed('<p:ack xmlns:p="urn:ietf:params:xml:ns:clue-protocol"/>')).ok).toBe(
    false,
  );
  expect(parseClueInfo(strayed('<ack xmlns=""/>')).ok).toBe(false);
  expect(parseClueInfo(strayed('<ack xmlns="urn:x"/>')).ok).toBe(true);
});

test("[MOD-2] what is no description is refused", () => {
  expect(parseClueInfo("<clueInfo/>")).toMatchObject({ ok: false, refusal: { code: 301 } });
  expect(parseClueInfo(sample("27-sample.xml").replace(/ clueInfoID="\w+"/, "")).ok).toBe(false);
  expect(() => printClueInfo({ clueInfoId: "i", content: { ...EMPTY, captures: [] } })).toThrow(
    "an advertisement has a capture",
  );
});

const EMPTY = { captures: [camera("c")], encodingGroups: [], scenes: [], people: [] };

function sample(name: string): string {
  return readFileSync(new URL(name, SAMPLES), "utf8").trim();
}

function read(text: string): ClueInfo {
  const result = parseClueInfo(text);
  if (!result.ok) throw new Error(`${result.refusal.code} ${result.refusal.reason}`);
  return result.value;
}
