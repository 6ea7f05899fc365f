import { expect, test } from "vitest";
import { foremostOf } from "./foremost.ts";

const slides = { type: "presentation", captureId: "VP" } as const;
const window = { width: 1_920, height: 1_080 };

test("[LAY-70] a presentation that is pinned is foremost, but not where it stands in another window", () => {
  expect(foremostOf({ pinned: slides })).toBe("one-presented");
  expect(foremostOf({ pinned: slides, elsewhere: { ...slides, ...window } })).toBe("presented");
  const another = { ...slides, ...window, captureId: "VQ" };
  expect(foremostOf({ pinned: slides, elsewhere: another })).toBe("one-presented");
});

test("[LAY-69] who is pinned is foremost, and slides where nothing is", () => {
  expect(foremostOf({ pinned: { type: "room", room: "ben" } })).toBe("people");
  expect(foremostOf({})).toBe("presented");
});
