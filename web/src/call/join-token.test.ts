import { expect, test } from "vitest";
import { credentials, entityOf } from "./join-token.ts";

test("[CALL-30] a token is carried as Bearer, and without one nothing is", () => {
  expect(credentials("a.b.c")).toEqual(["Authorization: Bearer a.b.c"]);
  expect(credentials(undefined)).toEqual([]);
});

test("[CALL-31] with a token the page is whom the token names", () => {
  expect(entityOf(tokenOf({ sub: "sip:ada@example.org", name: "Ada ü ÿ~" }))).toBe(
    "sip:ada@example.org",
  );
});

test.each([
  undefined,
  "",
  "opaque",
  "a.!.c",
  tokenOf({}),
  tokenOf(null),
  tokenOf({ sub: 7 }),
  tokenOf({ sub: "sip:ada@example.org>\r\nX: y" }),
])("[CALL-31] %s names nobody", (token) => {
  expect(entityOf(token)).toBeUndefined();
});

function tokenOf(claims: unknown): string {
  const utf8 = String.fromCharCode(...new TextEncoder().encode(JSON.stringify(claims)));
  const base64url = btoa(utf8).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_");
  return `e30.${base64url}.c2ln`;
}
