import { expect, test } from "vitest";
import { loadConfig } from "./load.ts";

test("[API-17] the token is one that fits in a header and is not soon guessed", () => {
  for (const token of ["abcdefghijklmnop", "0123456789012345", "AZaz09-._~+/AZaz09=="]) {
    expect(load(token)).toMatchObject({ ok: true, value: { api: { token } } });
  }
  for (const token of [
    "",
    "short",
    "with blanks in between",
    "ümlauts-are-no-token",
    `${"=".repeat(20)}`,
  ]) {
    const loaded = load(token);
    expect(loaded).toMatchObject({ ok: false, refusal: [{ at: "PARLEY_API__TOKEN" }] });
    expect(JSON.stringify(loaded).split(token.padEnd(1, "\0"))).toHaveLength(1);
  }
});

function load(token: string) {
  return loadConfig({ env: { PARLEY_API__TOKEN: token }, readFile: () => "" });
}
