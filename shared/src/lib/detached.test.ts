import { describe, expect, test } from "vitest";
import { detached } from "./detached.ts";

describe("a part of a text, on its own", () => {
  test.each(["", "a", "0123456789ab", "0123456789abc", "zwölf Zeichen und ein 🙂"])(
    "%j is the same text",
    (text) => {
      expect(detached(text)).toBe(text);
      expect(detached(`before ${text} after`.slice(7, 7 + text.length))).toBe(text);
    },
  );
});
