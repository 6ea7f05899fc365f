import fc from "fast-check";
import { expect, test } from "vitest";
import { saysPathLost } from "./path-package.ts";

test("[FOC-110] an INFO says that a path is lost, or it says nothing; nothing throws", () => {
  expect(saysPathLost('{"path":"lost"}')).toBe(true);
  for (const body of ["", "null", "[]", '"lost"', "{", "{}", '{"path":"found"}', '{"path":1}']) {
    expect([body, saysPathLost(body)]).toEqual([body, false]);
  }
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void saysPathLost(body)));
});
