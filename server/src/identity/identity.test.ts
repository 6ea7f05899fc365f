import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IdentityRequest } from "../focus/ports.ts";
import type { JoinClaims } from "./join-claims.ts";
import { signJoinToken } from "./join-token.ts";
import { answer, challenged, domain, invite, noon, secret, world } from "./known-people.ts";
import { limits } from "./settings.ts";

describe("identity", () => {
  test("[ID-1] a join token proves who, under what name, where and in which role", () => {
    expect(said({ authorization: [bearer()] })).toEqual({
      type: "proven",
      entity: "sip:guest-7@example.com",
      displayName: "Gwen",
      conference: "demo",
      role: "observer",
    });
  });

  test("[ID-6] a bad token is 403, with a Warning that tells an expired link from a wrong one", () => {
    const expired = said({ authorization: [bearer({ expiresAtSeconds: noon / 1000 })] });
    const forged = said({ authorization: [`${bearer()}x`] });
    const refused = (text: string) => ({
      type: "refused",
      status: 403,
      warning: { code: 399, text },
    });
    expect(expired).toMatchObject(refused("Join link has expired"));
    expect(forged).toMatchObject(refused("Join link is not valid"));
    expect(said({ authorization: ["Bearer"] })).toEqual({
      ...forged,
      why: "join token: it is no token",
    });
  });

  test("[ID-6] what is said of a bad token quotes nothing of it", () => {
    const token = signJoinToken({ ...guest, displayName: "Quetzalcoatl" }, "x".repeat(32));
    const refusal = JSON.stringify(said({ authorization: [`Bearer ${token}`] }));
    for (const part of [...token.split("."), "Quetzalcoatl"]) expect(refusal).not.toContain(part);
  });

  test("[ID-7] nothing that a request may hold makes identity throw", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: "binary", maxLength: 300 }));
    const value = fc
      .tuple(fc.constantFrom("", "Digest ", "Bearer "), text)
      .map((parts) => parts.join(""));
    const { identity } = world();
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(value),
        fc.boolean(),
        (uri, fromUri, values, proofNeeded) => {
          const request = invite({ requestUri: uri, fromUri, proofNeeded });
          const { type } = identity.identify({ ...request, authorization: values });
          expect(type).not.toBe("proven");
        },
      ),
    );
  });

  test("[ID-7] of many credentials, only the first few are looked at", () => {
    const others = (count: number) => Array.from({ length: count }, () => "Basic YTpi");
    const type = (count: number) =>
      said({ ...stranger, authorization: [...others(count), bearer()] }).type;
    expect(type(limits.credentials - 1)).toBe("proven");
    expect(type(limits.credentials)).toBe("unproven");
  });

  test.each([
    "sip:ada@example.com",
    "sips:ada@EXAMPLE.com:5061;transport=tls",
    "sip:%61da@example.com",
    "sip:ada:pass@example.com.",
    "SIP:ada@example.com?Subject=x",
  ])("[ID-17] From %s claims an account, and is challenged", (fromUri) => {
    expect(said({ fromUri })).toMatchObject({ type: "challenge", why: "From claims an account" });
  });

  test.each(["sip:eve@example.com", "sip:ada@elsewhere.org", "sip:%zz@example.com", "tel:+1", ""])(
    "[ID-17] From %s claims nobody, and is unproven",
    (fromUri) => {
      expect(said({ fromUri })).toEqual({ type: "unproven" });
    },
  );

  test("[ID-18] without proof, a challenge is for whoever needs one, or for everybody", () => {
    expect(said(stranger)).toEqual({ type: "unproven" });
    expect(said({ ...stranger, proofNeeded: true })).toMatchObject({ type: "challenge" });
    const strict = world({ required: true, accounts: [] });
    expect(strict.identity.identify(invite(stranger))).toMatchObject({ type: "challenge" });
    const proof = invite({ ...stranger, authorization: [bearer()] });
    expect(strict.identity.identify(proof)).toMatchObject({ type: "proven" });
  });

  test("[ID-19] ACK and CANCEL are never challenged, and prove nothing", () => {
    for (const method of ["ACK", "CANCEL"]) {
      expect(said({ method, proofNeeded: true })).toEqual({ type: "unproven" });
      expect(said({ method, authorization: ["Bearer x"] })).toEqual({ type: "unproven" });
    }
  });

  test("[ID-20] credentials for another realm are none; ours are found behind them", () => {
    const here = world();
    const foreign = answer({ nonce: "theirs", realm: "elsewhere.org" });
    const ours = answer({ nonce: challenged(here) });
    const identify = (authorization: readonly string[]) =>
      here.identity.identify(invite({ ...stranger, authorization }));
    expect(identify([foreign])).toEqual({ type: "unproven" });
    expect(identify([foreign, ours])).toMatchObject({ type: "proven" });
    expect(identify(["Digest what"])).toMatchObject({ type: "challenge" });
  });

  test("[ID-21] who it is comes from the proof, whoever From says it is", () => {
    const here = world();
    const authorization = [answer({ nonce: challenged(here) })];
    const asBen = invite({ fromUri: `sip:ben@${domain}`, authorization });
    expect(here.identity.identify(asBen)).toMatchObject({ entity: `sip:ada@${domain}` });
    expect(said({ authorization: [bearer()] })).toMatchObject({ entity: guest.entity });
  });
});

const guest: JoinClaims = {
  entity: "sip:guest-7@example.com",
  displayName: "Gwen",
  conference: "demo",
  role: "observer",
  expiresAtSeconds: noon / 1000 + 60,
};
const stranger = { fromUri: "sip:stranger@elsewhere.org" };

function bearer(claims: Partial<JoinClaims> = {}): string {
  return `Bearer ${signJoinToken({ ...guest, ...claims }, secret)}`;
}

function said(fields: Partial<IdentityRequest>) {
  return world().identity.identify(invite(fields));
}
