import { describe, expect, test } from "vitest";
import { type Channel, mayConfigure } from "./channel.ts";
import { commonExtensions } from "./common-extensions.ts";
import type { Extension } from "./message.ts";
import { Ends } from "./test-ends.ts";
import { advertisement, camera, configure, offering } from "./test-words.ts";
import { printClueMessage } from "./xml/print-message.ts";

const ROOM = offering([camera("VC1")]);
const HEAT = extension("heat");
const SMELL = extension("smell");
const TOUCH = extension("touch");

describe("extensions", () => {
  test("[CLUE-200] both ends know of those that both support, and of no others", () => {
    const ends = new Ends({
      focus: { extensions: [HEAT, SMELL] },
      page: { extensions: [SMELL, TOUCH] },
    }).connect();

    expect(extensionsOf(ends.at("focus"))).toEqual([SMELL]);
    expect(extensionsOf(ends.at("page"))).toEqual([SMELL]);
  });

  test("[CLUE-200] one is the same by name and schema, and only within the major version agreed", () => {
    const elsewhere = { ...HEAT, schemaRef: "urn:other" };
    const minor = { ...HEAT, version: "1.3" };
    const major = { ...HEAT, version: "2.0" };

    expect(commonExtensions([elsewhere], [HEAT], "1.0")).toEqual([]);
    expect(commonExtensions([minor], [HEAT], "1.0")).toEqual([minor]);
    expect(commonExtensions([major], [HEAT], "1.0")).toEqual([]);
    expect(commonExtensions([major], [major], "1.0")).toEqual([]);
  });
});

describe("roles", () => {
  test.each([
    ["both are both", {}, {}, true, true],
    ["the focus only provides", { mediaConsumer: false }, {}, true, false],
    ["the focus only consumes", { mediaProvider: false }, {}, false, true],
    ["the page only consumes", {}, { mediaProvider: false }, true, false],
    ["both only consume", { mediaProvider: false }, { mediaProvider: false }, false, false],
    ["both only provide", { mediaConsumer: false }, { mediaConsumer: false }, false, false],
  ])(
    "[CLUE-201] where %s, a dialogue runs where a provider meets a consumer",
    (_name, focus, page, down, up) => {
      const ends = new Ends({ focus, page }).offer("focus", ROOM).offer("page", ROOM).connect();
      const said = (name: string): boolean =>
        ends.ladder.some((line) => line.startsWith(`${name} →`) && line.includes("advertisement"));

      expect([said("focus"), said("page")]).toEqual([down, up]);
      expect([mayConfigure(ends.at("page")), mayConfigure(ends.at("focus"))]).toEqual([down, up]);
      expect(ends.asked).toEqual([]);
    },
  );
});

test("[CLUE-201] messages of a dialogue that does not run are noted and not answered", () => {
  const deaf = new Ends({ page: { mediaProvider: false, mediaConsumer: false } }).connect();
  const before = deaf.ladder.length;
  for (const message of [advertisement(1, ROOM), configure(1, 1, [])]) {
    const text = printClueMessage({ ...message, clueId: "page" });
    deaf.give("focus", { type: "message-received", text });
  }

  expect(deaf.ladder).toHaveLength(before);
  expect(deaf.asked).toEqual([
    "focus: note-fault, no media is consumed of this peer",
    "focus: note-fault, no media is provided to this peer",
  ]);
});

function extension(name: string): Extension {
  return { name, schemaRef: `urn:example:${name}`, version: "1.0" };
}

function extensionsOf(channel: Channel): readonly Extension[] | undefined {
  return channel.phase === "active" ? channel.agreement.extensions : undefined;
}
