// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { parseToken, takeLinkToken } from "./link-token.ts";

test("[WEB-45] the token of a join link is taken out of the address, and the rest stays", () => {
  window.history.replaceState({ kept: 1 }, "", "/m/review?cameras=2#token=a.b-_.c");
  expect(takeLinkToken(window)).toBe("a.b-_.c");
  expect(window.location.href).toMatch(/\/m\/review\?cameras=2$/);
  expect(window.history.state).toEqual({ kept: 1 });
  expect(takeLinkToken(window)).toBeUndefined();
});

test("[WEB-45] another fragment stays where it is", () => {
  window.history.replaceState(null, "", "/m/review#people");
  expect(takeLinkToken(window)).toBeUndefined();
  expect(window.location.hash).toBe("#people");
});

test.each(["", "a b", "a\r\nX: y", "a%0d%0aX", "x".repeat(2_049), 7, null])(
  "[WEB-46] %j is no token",
  (value) => {
    expect(parseToken(value)).toBeUndefined();
  },
);

test("[WEB-46] what is no token leaves the address all the same", () => {
  window.history.replaceState(null, "", "/m/review#token=a%0d%0aX");
  expect(takeLinkToken(window)).toBeUndefined();
  expect(window.location.hash).toBe("");
});
