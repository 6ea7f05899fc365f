import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClueMessageFault } from "../fault.ts";
import type { ClueMessage } from "../message.ts";
import { checkAdvertisement } from "../model/check-advertisement.ts";
import { summariseClue } from "../summarise.ts";
import { printClueMessage } from "./print-message.ts";
import { parseClueMessage } from "./read-message.ts";

const TRACES = new URL("../../../traces/rfc8847/", import.meta.url);
const CALL_FLOW = readdirSync(TRACES)
  .filter((name) => name.endsWith(".xml"))
  .toSorted();

describe("the call flow of RFC 8847 §10", () => {
  test.each(CALL_FLOW)("[CLUE-4] %s is read, and reads the same when we print it", (name) => {
    const message = read(trace(name));

    expect(read(printClueMessage(message))).toEqual(message);
    expect(message.type === "advertisement" && checkAdvertisement(message.content)).toBeFalsy();
  });

  test("[CLUE-4] its nine messages are what the RFC says they are", () => {
    expect(CALL_FLOW.map((name) => summariseClue(read(trace(name))))).toEqual([
      "options 51 (1.4)",
      "optionsResponse 62: 200",
      "advertisement 11 (6 captures)",
      "configure+ack 22 for 11 (2)",
      "configureResponse 12 for 22: 200",
      "advertisement 13 (9 captures)",
      "ack 23 for 13: 200",
      "configure 24 for 13 (2)",
      "configureResponse 14 for 24: 200",
    ]);
  });

  test("[CLUE-4] a capture comes with its place, its content and its people", () => {
    const message = read(trace("6-advertisement.xml"));
    const captures = message.type === "advertisement" ? message.content.captures : [];

    expect(captures.find((capture) => capture.captureId === "VC7")).toMatchObject({
      mediaType: "video",
      sceneId: "CS1",
      source: {
        type: "multiple",
        content: { captures: ["VC3", "VC5", "VC6"], sceneViews: [] },
        maxCaptures: { count: 3, exact: true },
      },
      spatial: { captureArea: { bottomLeft: { x: -3, y: 20, z: 9 } } },
      priority: 3,
      languages: ["it"],
      mobility: "static",
    });
    expect(message).toMatchObject({
      content: { people: [{ personId: "bob", name: "Bob", types: ["minute taker"] }, {}, {}] },
    });
  });
});

describe("what is read over", () => {
  test("[CLUE-5] elements and attributes of unknown namespaces, wherever they stand", () => {
    const strange = trace("3-advertisement.xml")
      .replaceAll("<individual>", '<x:hint xmlns:x="urn:x" a="1"><y/></x:hint><individual>')
      .replace("<ns2:mediaCaptures>", '<ns2:mediaCaptures xmlns:x="urn:x" x:a="1">');

    expect(printClueMessage(read(strange))).toBe(
      printClueMessage(read(trace("3-advertisement.xml"))),
    );
  });

  test("[CLUE-6] what a minor version to come adds; in our own version it is a fault", () => {
    const message = (version: string): string =>
      `<ack xmlns="urn:ietf:params:xml:ns:clue-protocol" protocol="CLUE" v="${version}">` +
      "<sequenceNr>1</sequenceNr><mood>good</mood><responseCode>200</responseCode>" +
      "<advSequenceNr>7</advSequenceNr></ack>";

    expect(read(message("1.1"))).toMatchObject({ type: "ack", advSequenceNr: 7 });
    expect(refusal(message("1.0"))).toMatchObject({ code: 301 });
  });

  test("[CLUE-5] the prefixes are the sender's choice, in xsi:type too", () => {
    const renamed = trace("3-advertisement.xml")
      .replace(
        'xmlns="urn:ietf:params:xml:ns:clue-info"',
        'xmlns:dm="urn:ietf:params:xml:ns:clue-info"',
      )
      .replaceAll(/<(\/?)([a-zA-Z]+)([ >])/g, "<$1dm:$2$3")
      .replaceAll('xsi:type="', 'xsi:type="dm:');

    expect(read(renamed)).toEqual(read(trace("3-advertisement.xml")));
  });
});

describe("refusing", () => {
  test.each([
    ["not XML", "options", 301],
    ["another vocabulary", "<options/>", 301],
    ["an unknown message", edit("7-ack.xml", /ack/g, "nod"), 301],
    ["another protocol", edit("7-ack.xml", "CLUE", "clue"), 302],
    ["no version", edit("7-ack.xml", ' v="2.7"', ""), 301],
    ["version 0.9", edit("7-ack.xml", "2.7", "0.9"), 302],
    ["sequence number 0", edit("7-ack.xml", ">23<", ">0<"), 302],
    ["a number without end", edit("7-ack.xml", ">13<", `>${"9".repeat(999)}<`), 302],
    ["a missing number", edit("7-ack.xml", /<advSeq.*/, ""), 301],
    ["an error in configure+ack", edit("4-configure-ack.xml", ">200<", ">400<"), 302],
    ["a capture encoding without ID", edit("4-configure-ack.xml", 'ID="ce123"', ""), 301],
    ["no xsi:type", edit("3-advertisement.xml", 'xsi:type="audioCaptureType"', ""), 301],
    ["xsi:type of nothing", edit("3-advertisement.xml", '"audioCapture', '"x:audioCapture'), 302],
    ["xsi:type of another", edit("3-advertisement.xml", '"audioCapture', '"videoCapture'), 303],
    ["an exponent", edit("3-advertisement.xml", ">10.0<", ">1e1<"), 302],
    ["an id that is no NCName", edit("3-advertisement.xml", '"AC0"', '"1AC"'), 302],
    ["an unknown mobility", edit("3-advertisement.xml", ">static<", ">restless<"), 302],
    ["an unknown scale", edit("3-advertisement.xml", '"unknown"', '"inch"'), 302],
    [
      "both kinds of capture",
      edit("3-advertisement.xml", "<policy>", "<individual>true</individual><policy>"),
      301,
    ],
    ["wrong order", edit("3-advertisement.xml", /(<priority>.*)(\s*)(<lang>.*)/, "$3$2$1"), 301],
  ])("[CLUE-7] %s has its code", (_name, text, code) => {
    expect(refusal(text)).toMatchObject({ code });
  });

  test("[CLUE-8] a refusal can be addressed as soon as type and number were readable", () => {
    const whole = trace("3-advertisement.xml");
    const cut = refusal(whole.slice(0, whole.indexOf("<ns2:captureScenes>")));
    const bad = refusal(edit("3-advertisement.xml", '"unknown"', '"inch"'));
    const about = { messageType: "advertisement", sequenceNr: 11, clueId: "CP1" };

    expect(cut).toMatchObject({ code: 301, ...about });
    expect(bad).toMatchObject({ code: 302, ...about });
    expect(refusal("noise")).not.toHaveProperty("messageType");
  });

  test("[CLUE-8] what is too large to look at is 300", () => {
    expect(refusal(`<a>${" ".repeat(2_000_000)}</a>`).code).toBe(300);
    expect(refusal("<a>".repeat(1000)).code).toBe(300);
  });

  test("[CLUE-9] no text makes it throw, and what is read can be printed and read again", () => {
    const samples = CALL_FLOW.map(trace);
    const mutation = fc.record({
      at: fc.nat(16_000),
      remove: fc.nat(30),
      insert: fc.oneof(
        fc.constant(""),
        fc.string({ unit: "binary", maxLength: 3 }),
        fc.constantFrom("<x>", "</x>", "1e400", "-0", "<individual>true</individual>", "\u00a0"),
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(mutation, { maxLength: 3 }),
        (sample, list) => {
          let text = sample;
          for (const { at, remove, insert } of list) {
            const index = at % text.length;
            text = text.slice(0, index) + insert + text.slice(index + remove);
          }
          const result = parseClueMessage(text);
          const again = result.ok ? parseClueMessage(printClueMessage(result.value)) : result;

          expect(again).toEqual(result);
        },
      ),
      { numRuns: 400 },
    );
  });
});

function trace(name: string): string {
  return readFileSync(new URL(name, TRACES), "utf8");
}

function edit(name: string, search: string | RegExp, replacement: string): string {
  const before = trace(name);
  const after = before.replace(search, replacement);
  if (after === before) throw new Error(`nothing to edit in ${name}`);
  return after;
}

function read(text: string): ClueMessage {
  const result = parseClueMessage(text);
  if (!result.ok) throw new Error(`${result.refusal.code} ${result.refusal.reason}`);
  return result.value;
}

function refusal(text: string): ClueMessageFault {
  const result = parseClueMessage(text);
  if (result.ok) throw new Error("was read");
  return result.refusal;
}
