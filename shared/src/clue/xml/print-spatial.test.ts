import fc from "fast-check";
import { expect, test } from "vitest";
import { advertisement, camera, offering } from "../test-words.ts";
import { printClueMessage } from "./print-message.ts";
import { parseClueMessage } from "./read-message.ts";

test("[CLUE-1] every finite number is a decimal without exponent", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      const capturePoint = { x, y: 0, z: 0 };
      const content = offering([camera("VC1", { spatial: { captureOrigin: { capturePoint } } })]);
      const result = parseClueMessage(printClueMessage(advertisement(1, content)));
      const captures = result.ok && "content" in result.value ? result.value.content.captures : [];

      // There is no -0 in XML Schema.
      expect(captures[0]?.spatial?.captureOrigin?.capturePoint.x).toBe(x === 0 ? 0 : x);
    }),
  );
});
