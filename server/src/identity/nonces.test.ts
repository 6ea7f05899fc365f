import { describe, expect, test } from "vitest";
import { noon } from "./known-people.ts";
import { Nonces } from "./nonces.ts";
import { limits } from "./settings.ts";

describe("nonces", () => {
  test("[ID-13] each count of a nonce is good once, and only upwards", () => {
    const { nonces } = server();
    const nonce = nonces.issue();
    const accepted = [1, 1, 2, 5, 3, 5, 6].map((count) => nonces.accept(nonce, count));
    expect(accepted).toEqual([true, false, true, true, false, false, true]);
    expect(nonces.accept(nonces.issue(), 1)).toBe(true);
    expect(nonces.accept(nonces.issue(), 0)).toBe(false);
  });

  test("[ID-14] a nonce is good for its lifetime, and only one that is ours", () => {
    const { nonces, time } = server();
    const nonce = nonces.issue();
    time.now += limits.nonceLifetimeMs;
    expect(nonces.accept(nonce, 1)).toBe(true);
    time.now += 1;
    expect(nonces.accept(nonce, 2)).toBe(false);
    for (const foreign of ["", ".", "a.b.c", `${nonces.issue()}x`, server(7).nonces.issue()]) {
      expect(nonces.accept(foreign, 1)).toBe(false);
    }
    const [issuedAt, ...rest] = nonces.issue().split(".");
    expect(nonces.accept([`0${issuedAt}`, ...rest].join("."), 1)).toBe(false);
  });

  test("[ID-15] what is remembered is bounded, and what is forgotten cannot be used again", () => {
    const { nonces, time } = server();
    const first = nonces.issue();
    expect(nonces.accept(first, 1)).toBe(true);
    for (let used = 0; used < limits.nonces; used++) {
      time.now += 1;
      expect(nonces.accept(nonces.issue(), 1)).toBe(true);
    }
    expect(nonces.accept(first, 1)).toBe(false);
    expect(nonces.accept(first, 2)).toBe(false);
    expect(nonces.accept(nonces.issue(), 1)).toBe(true);
  });
});

function server(seed = 0) {
  const time = { now: noon };
  let drawn = seed;
  const randomBytes = (length: number) => {
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, ++drawn);
    return bytes;
  };
  return { time, nonces: new Nonces({ now: () => time.now, randomBytes }) };
}
