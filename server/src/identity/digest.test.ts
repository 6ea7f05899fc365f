import { describe, expect, test } from "vitest";
import { digestResponse, ha1Of } from "./digest.ts";

describe("the digest", () => {
  test.each([
    ["MD5", "8ca523f5e9506fed4657c9700eebdbec"],
    ["SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"],
  ] as const)("[ID-9] RFC 7616 §3.9.1's example comes out with %s", (algorithm, response) => {
    const person = { user: "Mufasa", realm: "http-auth@example.org", password: "Circle of Life" };
    expect(
      digestResponse({
        algorithm,
        ha1: ha1Of(algorithm, person),
        nonce: "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        nc: "00000001",
        cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        method: "GET",
        uri: "/dir/index.html",
      }),
    ).toBe(response);
  });
});
