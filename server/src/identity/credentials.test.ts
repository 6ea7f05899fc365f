import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCredentials } from "./credentials.ts";
import { limits } from "./settings.ts";

describe("Authorization", () => {
  test("[ID-20] schemes are told apart in any case", () => {
    expect(parseCredentials("bearer  a.b.c ")).toEqual({ scheme: "bearer", token: "a.b.c" });
    expect(parseCredentials("Bearer")).toEqual({ scheme: "bearer", token: "" });
    expect(parseCredentials("Basic YTpi")).toEqual({ scheme: "other" });
    expect(parseCredentials("")).toEqual({ scheme: "other" });
  });

  test("[ID-16] digest parameters are read quoted and unquoted, in any order and spacing", () => {
    expect(parameters(`DIGEST  Realm = "a, b=\\"c\\"" ,nc=00000001,\tqop="auth"`)).toEqual([
      ["realm", 'a, b=\\"c\\"'],
      ["nc", "00000001"],
      ["qop", "auth"],
    ]);
  });

  test.each([
    ['Digest realm="a", realm="b"'],
    ['Digest realm="a'],
    ['Digest realm="a" nonce="b"'],
    ["Digest realm"],
    ["Digest =a"],
    ["Digest a=b,,c=d"],
    [`Digest realm="${"a".repeat(limits.credentialLength)}"`],
  ])("[ID-16] %.40s is malformed", (value) => {
    expect(parseCredentials(value)).toEqual({ scheme: "digest", parameters: undefined });
  });

  test("[ID-7] no text makes reading throw", () => {
    const scheme = fc.constantFrom("Digest ", "Bearer ", "", "Digest a=");
    const rest = fc.string({
      unit: fc.constantFrom(...Array.from('a"=, \\\t\n\0é')),
      maxLength: 200,
    });
    fc.assert(
      fc.property(scheme, rest, (start, end) => {
        expect(["bearer", "digest", "other"]).toContain(parseCredentials(start + end).scheme);
      }),
      { numRuns: 2000 },
    );
  });
});

function parameters(value: string) {
  const credentials = parseCredentials(value);
  return credentials.scheme === "digest" ? [...(credentials.parameters ?? [])] : [];
}
