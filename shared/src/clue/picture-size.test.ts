import { describe, expect, test } from "vitest";
import type { ClueMessage } from "./message.ts";
import type { CaptureEncoding } from "./model/advertisement.ts";
import { heightsOf, mayNameHeights, PICTURE_SIZE, withHeights } from "./picture-size.ts";
import { Ends } from "./test-ends.ts";
import { camera, captureId, configure, encodingId, offering } from "./test-words.ts";
import { printClueMessage } from "./xml/print-message.ts";
import { parseClueMessage } from "./xml/read-message.ts";

const ROOM = offering([camera("VC1")]);
const CHOSEN: CaptureEncoding = {
  id: "ce",
  captureId: captureId("VC1"),
  encodingId: encodingId("e1"),
};

describe("what is said", () => {
  test("[SIZE-1] the heights of a configure are read as they were printed, the smallest first", () => {
    const text = printed(withHeights(CHOSEN, [720, 180]));
    expect(text).toContain('<height xmlns="urn:parley:clue:picture-size">720</height>');
    expect(heightsIn(text)).toEqual([180, 720]);
  });

  test("[SIZE-1] naming heights again takes those before away, and leaves what is not ours", () => {
    const foreign = { namespace: "urn:example:x", name: "height", attributes: [], content: ["9"] };
    const extended = { ...CHOSEN, extensions: { attributes: [], elements: [foreign] } };
    const twice = withHeights(withHeights(extended, [180]), [360]);
    expect(heightsOf(twice)).toEqual([360]);
    expect(twice.extensions?.elements).toContain(foreign);
    expect(withHeights(withHeights(CHOSEN, [180]), [])).toEqual(CHOSEN);
  });

  test.each([
    ["nothing", "", []],
    ["zero", height("0"), []],
    ["less than nothing", height("-180"), []],
    ["words", height("tall"), []],
    ["no whole number", height("180.5"), []],
    ["more than a picture can be", height("65536"), []],
    ["the most it can be", height("65535"), [65_535]],
    ["white space around it", height("\n 0180 "), [180]],
    ["the same twice", height("180") + height("180"), [180]],
    ["an element in it", height("<b/>180"), []],
    ["something else of ours", '<width xmlns="urn:parley:clue:picture-size">180</width>', []],
  ])("[SIZE-3] of %s, what can be meant is taken and nothing refused", (_, said, heights) => {
    const text = printed(CHOSEN).replace("</captureEncoding>", `${said}</captureEncoding>`);
    expect(heightsIn(text)).toEqual(heights);
  });

  test("[SIZE-3] of very many, the first are read", () => {
    const heights = Array.from({ length: 1_000 }, (_, at) => at + 1);
    expect(heightsOf(withHeights(CHOSEN, heights))).toEqual(heights.slice(0, 16));
  });
});

describe("to whom", () => {
  test("[SIZE-2] heights go to a peer that knows the extension", () => {
    const ends = meeting({ extensions: [PICTURE_SIZE] });
    expect(mayNameHeights(ends.at("page"))).toBe(true);
    ends.want("page", [withHeights(CHOSEN, [180])]);
    expect(ends.at("focus").provider.configured.map(heightsOf)).toEqual([[180]]);
  });

  test("[SIZE-2] and to no other", () => {
    const ends = meeting({ extensions: [] });
    expect(mayNameHeights(ends.at("page"))).toBe(false);
    ends.want("page", [withHeights(CHOSEN, [180])]);
    expect(ends.at("focus").provider.configured).toEqual([CHOSEN]);
  });
});

function meeting(focus: { readonly extensions: readonly (typeof PICTURE_SIZE)[] }): Ends {
  return new Ends({ focus, page: { extensions: [PICTURE_SIZE] } }).connect().offer("focus", ROOM);
}

function height(text: string): string {
  return `<height xmlns="urn:parley:clue:picture-size">${text}</height>`;
}

function printed(encoding: CaptureEncoding): string {
  return printClueMessage(configure(2, 1, [encoding]), new Set([PICTURE_SIZE.schemaRef]));
}

function heightsIn(text: string): readonly number[] {
  const parsed = parseClueMessage(text);
  const message: ClueMessage | undefined = parsed.ok ? parsed.value : undefined;
  if (message?.type !== "configure") throw new Error("no configure");
  return message.captureEncodings.flatMap(heightsOf);
}
