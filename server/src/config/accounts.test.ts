import { describe, expect, test } from "vitest";
import { loadConfig } from "./load.ts";

describe("accounts in the configuration", () => {
  test("[ID-23] an account has a user, a password or its hashes, and a role", () => {
    const ha1 = { "SHA-256": "0".repeat(64), MD5: "F".repeat(32) };
    const accounts = [
      { user: "ada", password: "lovelace", name: "Ada", role: "host" },
      { user: "room-4", ha1 },
    ];
    expect(loaded(accounts)).toEqual([accounts[0], { ...accounts[1], role: "participant" }]);
  });

  test.each([
    ["neither password nor hash", [{ user: "ada" }]],
    ["both", [{ user: "ada", password: "x", ha1: { MD5: "0".repeat(32) } }]],
    ["a hash that is none", [{ user: "ada", ha1: { MD5: "0".repeat(31) } }]],
    ["no hash at all", [{ user: "ada", ha1: {} }]],
    ["a user no URI can name", [{ user: 'a"b', password: "x" }]],
    ["a user twice", [1, 2].map((count) => ({ user: "ada", password: `${count}` }))],
    ["an unknown role", [{ user: "ada", password: "x", role: "king" }]],
    ["no list", { ada: "x" }],
  ])("[ID-23] %s is refused", (_, accounts) => {
    expect(loaded(accounts)).toBeUndefined();
  });

  test("[ID-23] in the environment they are JSON, and yes and no are true and false", () => {
    const identity = identityOf({
      PARLEY_IDENTITY__REQUIRED: "true",
      PARLEY_IDENTITY__ACCOUNTS: '[{"user":"ada","password":"x"}]',
    });
    expect(identity).toMatchObject({ required: true, accounts: [{ user: "ada" }] });
    expect(identityOf({ PARLEY_IDENTITY__REQUIRED: "false" })?.required).toBe(false);
    expect(identityOf({ PARLEY_IDENTITY__REQUIRED: "maybe" })).toBeUndefined();
    expect(identityOf({ PARLEY_IDENTITY__ACCOUNTS: "[{" })).toBeUndefined();
  });

  test("[ID-23] nobody has to prove anything where nothing is configured", () => {
    expect(identityOf({})).toEqual({ required: false, accounts: [] });
  });
});

function loaded(accounts: unknown) {
  const content = JSON.stringify({ identity: { accounts } });
  const config = loadConfig({ path: "parley.yaml", env: {}, readFile: () => content });
  return config.ok ? config.value.identity.accounts : undefined;
}

function identityOf(env: Readonly<Record<string, string>>) {
  const config = loadConfig({ env, readFile: () => "" });
  return config.ok ? config.value.identity : undefined;
}
