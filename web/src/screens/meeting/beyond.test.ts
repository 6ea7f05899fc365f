import { expect, test } from "vitest";
import type { Arrangement } from "../../store/view.ts";
import { speakingBeyond } from "./beyond.ts";

const rooms = ["ana", "ben", "cleo", "dan", "eva"].map((name) => {
  return { id: `room ${name}`, entity: `sip:${name}`, name };
});

test("[WEB-517] whoever speaks on another page is known to be before or after this one", () => {
  const speaking = new Set(["sip:ana", "sip:cleo", "sip:eva"]);
  expect(speakingBeyond(rooms, page("large", "cleo"), speaking)).toEqual({
    before: ["ana"],
    after: ["eva"],
  });
});

test("[WEB-517] nobody does who is on this page, or while all are on one", () => {
  const none = { before: [], after: [] };
  expect(speakingBeyond(rooms, page("large", "cleo"), new Set(["sip:cleo"]))).toEqual(none);
  const one = { ...page("large", "cleo"), pages: 1 };
  expect(speakingBeyond(rooms, one, new Set(["sip:ana"]))).toEqual(none);
  expect(speakingBeyond(rooms, undefined, new Set(["sip:ana"]))).toEqual(none);
});

test("[WEB-517] who is large on every page is no measure of what is before and after", () => {
  const stage = page("small", "ben");
  const withFocus = { ...stage, rows: [...page("large", "eva").rows, ...stage.rows] };
  const speaking = new Set(["sip:ana", "sip:cleo", "sip:eva"]);
  expect(speakingBeyond(rooms, withFocus, speaking)).toEqual({ before: ["ana"], after: ["cleo"] });
});

function page(size: "large" | "small", name: string): Arrangement {
  const box = { x: 0, y: 0, width: 160, height: 90 };
  const row = { id: `room ${name}`, size, box, tiles: [box], others: [] };
  return { rows: [row], presentations: [], page: 1, pages: 3 };
}
