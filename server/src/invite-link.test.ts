import { describe, expect, test } from "vitest";
import { readJoinToken } from "./identity/join-token.ts";
import { inviteLink } from "./invite-link.ts";

describe("npm run link", () => {
  test("[ID-22] prints an address whose token lets one person into one conference", () => {
    const { code, text } = link(...ada, "--role", "host", "--hours", "2");
    const [address, token = ""] = text.split("#token=");
    expect(code).toBe(0);
    expect(address).toBe("http://127.0.0.1:8080/m/demo");
    expect(readJoinToken(token, secret, nowMs)).toEqual({
      ok: true,
      value: {
        entity: "sip:ada@example.com",
        displayName: "Ada",
        conference: "demo",
        role: "host",
        expiresAtSeconds: nowMs / 1000 + 7200,
      },
    });
  });

  test("[ID-22] the page may be elsewhere, and a name may need escapes in an address", () => {
    const { text } = link("größe", ...ada.slice(1), "--url", "https://meet.example.com/");
    expect(text).toMatch(/^https:\/\/meet\.example\.com\/m\/gr%C3%B6%C3%9Fe#token=/);
  });

  test.each([
    ["no conference", ada.slice(1)],
    ["two conferences", ["other", ...ada]],
    ["a name the page would change", ["Demo Room", ...ada.slice(1)]],
    ["no name", ["demo", "--user", "sip:ada@example.com"]],
    ["no SIP URI", ["demo", "--name", "Ada", "--user", "ada"]],
    ["an unknown role", [...ada, "--role", "king"]],
    ["no time at all", [...ada, "--hours", "0"]],
    ["a time that is none", [...ada, "--hours", "soon"]],
    ["an unknown option", [...ada, "--forever"]],
  ])("[ID-22] %s is wrong usage", (_, argv) => {
    const { code, text } = link(...argv);
    expect(code).toBe(64);
    expect(text).toContain("usage:");
  });

  test("[ID-22] a wrong configuration is named as at the server's start", () => {
    const env = { PARLEY_IDENTITY__SECRET: "short" };
    const { code, text } = inviteLink({ argv: ada, env, nowMs });
    expect(code).toBe(78);
    expect(text).toMatch(/^configuration: PARLEY_IDENTITY__SECRET: /);
  });
});

const secret = "a secret of at least thirty-two characters";
const nowMs = Date.UTC(2026, 10, 21, 12);
const ada = ["demo", "--name", "Ada", "--user", "sip:ada@example.com"];

function link(...argv: readonly string[]) {
  return inviteLink({ argv, env: { PARLEY_IDENTITY__SECRET: secret }, nowMs });
}
