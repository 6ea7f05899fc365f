import { describe, expect, test } from "vitest";
import { type Answer, answer, challenged, domain, invite, isStale, world } from "./known-people.ts";
import { limits } from "./settings.ts";

describe("SIP digest", () => {
  test("[ID-10] a challenge asks for SHA-256 first, then MD5, with one nonce and qop=auth", () => {
    const { identity } = world();
    const challenge = identity.identify(invite({ proofNeeded: true }));
    const headers = challenge.type === "challenge" ? challenge.headers : [];
    const shared = /^Digest realm="example.com", nonce="[^"]+"/.exec(headers[0] ?? "")?.[0];
    expect(headers).toEqual([
      `${shared}, algorithm=SHA-256, qop="auth"`,
      `${shared}, algorithm=MD5, qop="auth"`,
    ]);
  });

  test("[ID-10] no two challenges have the same nonce", () => {
    const here = world();
    expect(challenged(here)).not.toBe(challenged(here));
  });

  test.each(["SHA-256", "MD5"] as const)("[ID-11] %s with the password proves it", (algorithm) => {
    expect(tried({ algorithm })).toEqual({
      type: "proven",
      entity: `sip:ada@${domain}`,
      displayName: "Ada",
      role: "host",
    });
  });

  test("[ID-11] an account kept as a hash is proven by its algorithm alone", () => {
    const ben = { user: "ben", password: "franklin" };
    expect(tried(ben)).toEqual({
      type: "proven",
      entity: `sip:ben@${domain}`,
      role: "participant",
    });
    expect(tried({ ...ben, algorithm: "MD5" })).toMatchObject({ type: "challenge" });
  });

  test("[ID-12] a wrong password and a name that nobody has are answered alike", () => {
    const wrong = [tried({ password: "wrong" }), tried({ user: "eve" }), tried({ user: "" })];
    expect(wrong[0]).toMatchObject({ why: "user name or password is wrong" });
    expect(wrong[1]).toEqual(wrong[0]);
    expect(wrong[2]).toEqual(wrong[0]);
    expect(wrong.some(isStale)).toBe(false);
  });

  test("[ID-13] an answer said again is stale; with the next count it is good", () => {
    const here = world();
    const nonce = challenged(here);
    const first = invite({ authorization: [answer({ nonce })] });
    expect(here.identity.identify(first)).toMatchObject({ type: "proven" });
    expect(isStale(here.identity.identify(first))).toBe(true);
    const next = invite({ authorization: [answer({ nonce, nc: "00000002" })] });
    expect(here.identity.identify(next)).toMatchObject({ type: "proven" });
  });

  test("[ID-13] a wrong answer does not use up the count", () => {
    const here = world();
    const nonce = challenged(here);
    const said = (password: string) =>
      here.identity.identify(invite({ authorization: [answer({ nonce, password })] }));
    expect(said("wrong")).toMatchObject({ type: "challenge" });
    expect(said("lovelace")).toMatchObject({ type: "proven" });
  });

  test("[ID-14] an old nonce is stale with the right password, wrong with a wrong one", () => {
    const here = world();
    const nonce = challenged(here);
    here.now += limits.nonceLifetimeMs + 1;
    const said = (password: string) =>
      here.identity.identify(invite({ authorization: [answer({ nonce, password })] }));
    expect(isStale(said("lovelace"))).toBe(true);
    expect(isStale(said("wrong"))).toBe(false);
    expect(isStale(tried({ nonce: "of another server" }))).toBe(true);
  });

  test("[ID-16] an answer for another method or another conference is wrong", () => {
    expect(tried({ method: "REFER" })).toMatchObject({ type: "challenge" });
    expect(tried({ method: "REFER" }, "REFER")).toMatchObject({ type: "proven" });
    expect(tried({ uri: `sip:other@${domain}` })).toMatchObject({ type: "challenge" });
    expect(tried({ uri: "sip:demo@10.0.0.1:5060;transport=tcp" })).toMatchObject({
      type: "proven",
    });
  });

  test.each([
    ["qop=auth", "qop=auth-int"],
    [", qop=auth", ""],
    [', cnonce="0a4f113b"', ""],
    ["nc=00000001", "nc=1"],
    [", nc=00000001", ""],
    ["algorithm=SHA-256", "algorithm=SHA-512-256"],
  ])("[ID-16] an answer with %s made %j is asked for again", (from, to) => {
    expect(rewritten({}, from, to)).toMatchObject(asked);
  });

  test("[ID-16] an answer that names no algorithm is one of MD5", () => {
    expect(rewritten({ algorithm: "MD5" }, ", algorithm=MD5", "")).toMatchObject({
      type: "proven",
    });
    expect(rewritten({}, ", algorithm=SHA-256", "")).toMatchObject(asked);
  });
});

const asked = {
  type: "challenge",
  headers: [expect.stringContaining("SHA-256"), expect.stringContaining("MD5")] as unknown,
};

function tried(fields: Partial<Answer>, method = "INVITE") {
  const here = world();
  const authorization = [answer({ nonce: challenged(here), ...fields })];
  return here.identity.identify(invite({ method, authorization }));
}

function rewritten(fields: Partial<Answer>, from: string, to: string) {
  const here = world();
  const value = answer({ nonce: challenged(here), ...fields });
  expect(value).toContain(from);
  return here.identity.identify(invite({ authorization: [value.replace(from, to)] }));
}
