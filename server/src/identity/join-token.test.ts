import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JoinClaims } from "./join-claims.ts";
import { readJoinToken, signJoinToken } from "./join-token.ts";
import { noon, secret } from "./known-people.ts";
import { limits } from "./settings.ts";

describe("join tokens", () => {
  test("[ID-1] a token says what was signed", () => {
    expect(read(signJoinToken(claims, secret))).toEqual({ ok: true, value: claims });
    const { displayName: _, ...nameless } = claims;
    expect(read(signJoinToken(nameless, secret))).toEqual({ ok: true, value: nameless });
  });

  test("[ID-1] a token is a JSON Web Token that any library with the secret can make", () => {
    const payload = { exp: claims.expiresAtSeconds, role: "host", conference: "demo" };
    const token = signed({ typ: "JWT", alg: "HS256" }, { ...payload, sub: claims.entity });
    expect(read(token)).toMatchObject({ ok: true, value: { entity: claims.entity } });
  });

  test("[ID-2] a token changed anywhere is refused", () => {
    const token = signJoinToken(claims, secret);
    const place = fc.nat(token.length - 1);
    const character = fc.constantFrom(...Array.from("ABCxyz019-_.=+/ é\0"));
    fc.assert(
      fc.property(place, character, fc.constantFrom(0, 1), (at, put, removed) => {
        const changed = token.slice(0, at) + put + token.slice(at + removed);
        expect(read(changed).ok).toBe(changed === token);
      }),
      { numRuns: 2000 },
    );
  });

  test("[ID-2] a token with one bit more or less in its last character is refused", () => {
    const token = signJoinToken(claims, secret);
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const accepted = Array.from(alphabet).filter((last) => read(token.slice(0, -1) + last).ok);
    expect(accepted).toEqual([token.at(-1)]);
  });

  test("[ID-2] a token with a part too many or too few is refused", () => {
    const token = signJoinToken(claims, secret);
    const [header, content, signature] = token.split(".");
    for (const other of [`${token}.`, `${token}.x`, `.${token}`, `${header}.${content}`]) {
      expect(read(other)).toMatchObject(invalid);
    }
    expect(read(`${header}.${content}.${signature}`).ok).toBe(true);
  });

  test("[ID-2] a token signed with another secret is refused", () => {
    fc.assert(
      fc.property(fc.string(), (other) => {
        expect(read(signJoinToken(claims, other)).ok).toBe(other === secret);
      }),
    );
  });

  test("[ID-3] a token of another algorithm is refused, whatever its signature", () => {
    for (const alg of ["none", "HS512", "RS256", "hs256", undefined]) {
      expect(read(signed({ alg }, payload))).toMatchObject(invalid);
    }
    const [, content] = signJoinToken(claims, secret).split(".");
    expect(read(`${json({ alg: "none" })}.${content}.`)).toMatchObject(invalid);
    expect(read(signed({ alg: "HS256", crit: ["exp"] }, payload))).toMatchObject(invalid);
  });

  test("[ID-4] a token is good until the second it names, not in it", () => {
    const token = signJoinToken(claims, secret);
    const end = claims.expiresAtSeconds * 1000;
    expect(readJoinToken(token, secret, end - 1).ok).toBe(true);
    expect(readJoinToken(token, secret, end)).toMatchObject({ refusal: { reason: "expired" } });
  });

  test("[ID-5] a token that lacks a claim, or holds a wrong one, is refused", () => {
    for (const claim of ["sub", "conference", "role", "exp"]) {
      for (const wrong of [undefined, null, "", {}, "a\nb", ["host"]]) {
        expect(read(signed(hs256, { ...payload, [claim]: wrong }))).toMatchObject(invalid);
      }
    }
    expect(read(signed(hs256, { ...payload, role: "toString" }))).toMatchObject(invalid);
    expect(read(signed(hs256, { ...payload, exp: `${payload.exp}` }))).toMatchObject(invalid);
    expect(read(signed(hs256, { ...payload, name: "Ada\r\nVia: x" }))).toMatchObject(invalid);
    expect(read(signed(hs256, [payload]))).toMatchObject(invalid);
  });

  test("[ID-5] a token restricted by what we do not heed is refused", () => {
    expect(read(signed(hs256, payload)).ok).toBe(true);
    expect(read(signed(hs256, { ...payload, nbf: 0 }))).toMatchObject(invalid);
    expect(read(signed(hs256, { ...payload, aud: "elsewhere" }))).toMatchObject(invalid);
  });

  test("[ID-7] a token that is too long is refused, and no text makes reading throw", () => {
    const long = { ...claims, displayName: "a".repeat(limits.tokenLength) };
    expect(read(signJoinToken(long, secret))).toMatchObject(invalid);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => {
        expect(read(text).ok).toBe(false);
        expect(read(`${text}.${text}.${text}`).ok).toBe(false);
      }),
    );
  });
});

const claims: JoinClaims = {
  entity: "sip:ada@example.com",
  displayName: "Ada",
  conference: "demo",
  role: "host",
  expiresAtSeconds: noon / 1000 + 3600,
};
const payload = {
  sub: claims.entity,
  conference: "demo",
  role: "host",
  exp: claims.expiresAtSeconds,
};
const hs256 = { alg: "HS256" };
const invalid = { ok: false, refusal: { reason: "invalid" } };

function read(token: string) {
  return readJoinToken(token, secret, noon);
}

function signed(header: object, content: object): string {
  const text = `${json(header)}.${json(content)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

function json(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
