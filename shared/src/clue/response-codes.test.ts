import { expect, test } from "vitest";
import { DEFAULT_XML_LIMITS } from "../xml/index.ts";
import type { ChannelInput } from "./channel.ts";
import { fault } from "./fault.ts";
import { MAX_REASON_LENGTH } from "./limits.ts";
import type { ClueMessage } from "./message.ts";
import { RESPONSE_CODES } from "./response-codes.ts";
import { Ends } from "./test-ends.ts";
import {
  ack,
  advertisement,
  camera,
  captureId,
  chosen,
  configure,
  encodingId,
  microphone,
  offering,
} from "./test-words.ts";
import { printClueMessage } from "./xml/print-message.ts";

const MIX = camera("MCC1", {
  source: {
    type: "multiple",
    content: { captures: ["VC1", "VC2"].map(captureId), sceneViews: [] },
  },
});
const ROOM = offering([camera("VC1"), camera("VC2"), MIX]);
const PICK = [chosen("VC1", "e1")];
const TWICE = offering([camera("VC1"), microphone("VC1")]);
const TWO_OF_ONE = [chosen("VC1", "e1"), { ...chosen("VC1", "e2"), id: "other" }];
const VC1_ALONE = { captures: [captureId("VC1")], sceneViews: [] };
const PART = [chosen("MCC1", "e1", { configuredContent: VC1_ALONE })];

/** Where each code of RFC 8847 §5.7 comes from: what the page says to a focus that has advertised as 1, and the answer. */
const TABLE: readonly (readonly [code: number, cause: string, said: string, answer: string])[] = [
  [200, "a good configure", text(of(configure(2, 1, PICK))), "configureResponse"],
  [200, "a good advertisement", text(of(advertisement(1, ROOM))), "ack"],
  [300, "a document over our limits", long(text(of(configure(2, 1, PICK)))), "configureResponse"],
  [301, "a configure cut short", cut(text(of(configure(2, 1, PICK)))), "configureResponse"],
  [301, "an advertisement cut short", cut(text(of(advertisement(1, ROOM)))), "ack"],
  [302, "an ack that is no success", withAck(400), "configureResponse"],
  [303, "an id used twice", text(of(advertisement(1, TWICE))), "ack"],
  [303, "a capture asked for twice", text(of(configure(2, 1, TWO_OF_ONE))), "configureResponse"],
  [400, "a capture that is not there", asks("nobody", "e1"), "configureResponse"],
  [400, "an encoding of no group", asks("VC1", "e9"), "configureResponse"],
  [400, "an advertisement never sent", text(of(configure(2, 7, PICK))), "configureResponse"],
  [
    401,
    "another major version",
    text({ ...of(configure(2, 1, PICK)), version: "2.0" }),
    "configureResponse",
  ],
  [402, "a gap in the numbers", text(of(configure(9, 1, PICK))), "configureResponse"],
  [402, "a number used before", text(of(configure(1, 1, PICK))), "configureResponse"],
  [
    403,
    "another clueId",
    text({ ...of(configure(2, 1, PICK)), clueId: "stranger" }),
    "configureResponse",
  ],
  [405, "a part of what comes as a whole", text(of(configure(2, 1, PART))), "configureResponse"],
];

test.each(TABLE)("[CLUE-214] %d is the answer to %s", (code, _cause, said, answer) => {
  const ends = new Ends().offer("focus", ROOM).connect().give("focus", heard(said));

  expect(ends.ladder.at(-1)).toMatch(
    new RegExp(`^focus → page: ${answer} \\d+ for \\d+: ${code}$`),
  );
  expect(ends.asked).toEqual([]);
});

test("[CLUE-214] 404 is the answer to a configure for a former advertisement", () => {
  const ends = new Ends().offer("focus", ROOM).connect().hold().offer("focus", ROOM);
  ends.give("focus", heard(text(of(configure(2, 1, PICK)))));

  expect(ends.ladder.at(-1)).toBe("focus → page: configureResponse 3 for 2: 404");
});

test.each([
  [200, "1.0"],
  [401, "2.0"],
])("[CLUE-214] %d is the answer to options of version %s", (code, version) => {
  const ends = waiting().give("page", heard(text(options(version, []))));

  expect(ends.ladder).toEqual([`page → focus: optionsResponse 1: ${code}`]);
});

test("[CLUE-218] a configure beyond its group's bandwidth is 400, where the provider says what its encodings take", () => {
  const bitrates = new Map(["e1", "e2"].map((id) => [encodingId(id), 3_000_000]));
  const ends = new Ends().give("focus", { type: "advertise-requested", content: ROOM, bitrates });
  const both = [chosen("VC1", "e1"), chosen("VC2", "e2")];
  ends.connect().want("page", both);

  expect(ends.ladder.at(-1)).toMatch(/: 400$/);
  ends.want("page", both.slice(1));

  expect(ends.ladder.at(-1)).toMatch(/: 200$/);
});

test("[CLUE-214] no code of the table is without a cause", () => {
  const produced = new Set<number>([...TABLE.map(([code]) => code), 404]);

  expect(produced).toEqual(new Set(Object.keys(RESPONSE_CODES).map(Number)));
});

test("[CLUE-202] a major version above ours in `v` is 401, whatever the list of versions says", () => {
  const ends = waiting().give("page", heard(text(options("2.0", ["1.0", "2.0"]))));

  expect(ends.ladder).toEqual(["page → focus: optionsResponse 1: 401"]);
  expect(ends.at("page").phase).toBe("idle");
});

test("[CLUE-215] a reason is short whatever is in it, ours and the peer's", () => {
  const name = "x".repeat(100_000);
  const ends = new Ends().hold().offer("focus", ROOM).connect().deliverAll().offer("focus", ROOM);
  const nack = of({ ...ack(2, 2, 400), reasonString: name });
  ends.give("focus", heard(text(nack)));

  expect(fault(400, name).reason).toHaveLength(MAX_REASON_LENGTH + 1);
  expect(ends.at("focus").provider).toMatchObject({ refusal: { reason: fault(400, name).reason } });
});

test("[CLUE-217] messages of an unknown type, and messages before their time, are noted and move nothing", () => {
  const ends = new Ends().offer("focus", ROOM).connect();
  const before = ends.at("focus");
  ends.give(
    "focus",
    heard(`<poll xmlns="urn:ietf:params:xml:ns:clue-protocol" protocol="CLUE" v="1.0"/>`),
  );
  ends.give("focus", heard(`<x:hello xmlns:x="urn:example:ext"/>`));

  expect({ ...ends.at("focus"), faultsInARow: 0 }).toEqual(before);
  expect(ends.asked).toEqual([
    "focus: note-fault, not a CLUE message",
    "focus: note-fault, not a CLUE message",
  ]);
  const early = waiting();
  early.give("page", heard(text(of(advertisement(1, ROOM)))));

  expect(early.at("page").phase).toBe("options");
  expect(early.asked).toEqual(["page: note-fault, advertisement before the options are agreed"]);
});

/** The page waits for the options. */
function waiting(): Ends {
  const ends = new Ends().hold().give("page", { type: "setup-started" });
  return ends.give("page", { type: "channel-opened" });
}

function options(version: string, supportedVersions: readonly string[]): ClueMessage {
  const roles = { mediaProvider: true, mediaConsumer: true };
  return {
    type: "options",
    sequenceNr: 5,
    version,
    ...roles,
    supportedVersions,
    supportedExtensions: [],
  };
}

function of<M extends ClueMessage>(message: M): M {
  return { ...message, clueId: "page" };
}

function text(message: ClueMessage): string {
  return printClueMessage(message);
}

function asks(capture: string, encoding: string): string {
  return text(of(configure(2, 1, [chosen(capture, encoding)])));
}

function cut(document: string): string {
  return document.slice(0, -20);
}

/** Too many elements: it can be told whose it is before that is known. */
function long(document: string): string {
  const padding = "<x/>".repeat(DEFAULT_XML_LIMITS.maxElements);
  return document.replace("</p:configure>", `${padding}</p:configure>`);
}

function withAck(code: number): string {
  const document = text(of({ ...configure(2, 1, PICK), ack: 200 }));
  return document.replace("<p:ack>200<", `<p:ack>${code}<`);
}

function heard(said: string): ChannelInput {
  return { type: "message-received", text: said };
}
