import { describe, expect, test } from "vitest";
import { Guesses } from "./guesses.ts";
import { answer, challenged, invite, type World, world } from "./known-people.ts";
import { limits } from "./settings.ts";

describe("passwords guessed", () => {
  test("[ID-24] a few times are answered at once; after them even the right one is 403, for a while", () => {
    const here = world();
    for (let guess = 0; guess < limits.freeGuesses; guess += 1) {
      expect(says(here, "wrong")).toMatchObject({ type: "challenge" });
    }
    expect(says(here, "lovelace")).toEqual({
      type: "refused",
      status: 403,
      warning: { code: 399, text: "Too many wrong passwords: try again later" },
      why: "too many wrong passwords",
    });
    here.now += limits.firstGuessWaitMs;
    expect(says(here, "lovelace")).toMatchObject({ type: "proven" });
  });

  test("[ID-24] again and again wait twice as long each time, up to five minutes", () => {
    const time = { now: 0 };
    const guesses = new Guesses(() => time.now);
    for (let guess = 1; guess < limits.freeGuesses; guess += 1) guesses.wrong("ada", "a");
    const waits = Array.from({ length: 12 }, () => {
      guesses.wrong("ada", "a");
      const from = time.now;
      while (guesses.tooSoon("ada", "a")) time.now += 500;
      return (time.now - from) / 1000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  test("[ID-24] are forgiven by a right one, and by a quarter of an hour without another", () => {
    const time = { now: 0 };
    const guesses = new Guesses(() => time.now);
    const guessed = (times: number) => {
      for (let guess = 0; guess < times; guess += 1) guesses.wrong("ada", "a");
    };
    guessed(limits.freeGuesses - 1);
    guesses.right("ada", "a");
    guessed(limits.freeGuesses - 1);
    expect(guesses.tooSoon("ada", "a")).toBe(false);
    time.now += limits.guessesForgivenMs;
    guessed(limits.freeGuesses - 1);
    expect(guesses.tooSoon("ada", "a")).toBe(false);
    guessed(1);
    expect(guesses.tooSoon("ada", "a")).toBe(true);
  });

  test("[ID-25] keep out nobody who comes from elsewhere, and no other user", () => {
    const here = world();
    for (let guess = 0; guess < limits.freeGuesses; guess += 1) says(here, "wrong");
    expect(says(here, "lovelace", { remoteAddress: "192.0.2.2" })).toMatchObject({
      type: "proven",
    });
    expect(says(here, "wrong", {}, "ben")).toMatchObject({ type: "challenge" });
    expect(says(here, "lovelace")).toMatchObject({ type: "refused" });
  });

  test("[ID-25] of a name that nobody has are counted alike", () => {
    const here = world();
    for (let guess = 0; guess < limits.freeGuesses; guess += 1) says(here, "x", {}, "nobody");
    expect(says(here, "x", {}, "nobody")).toMatchObject({ type: "refused", status: 403 });
  });

  test("[ID-25] an IPv6 network is one place", () => {
    const guesses = new Guesses(() => 0);
    const from = ["2001:db8::1", "2001:DB8:0:0:9::2", "2001:db8:0::3", "2001:db8::", "2001:db8::4"];
    for (const address of from) guesses.wrong("ada", address);
    expect(guesses.tooSoon("ada", "2001:db8::9:8:7:6")).toBe(true);
    for (const elsewhere of ["2001:db8:0:1::1", "2001:db8:1::1", "::1", "192.0.2.1"]) {
      expect([elsewhere, guesses.tooSoon("ada", elsewhere)]).toEqual([elsewhere, false]);
    }
  });

  test("[ID-26] a stale answer counts for nothing, and the table has an end", () => {
    const here = world();
    const nonce = challenged(here);
    for (let guess = 1; guess < limits.freeGuesses; guess += 1) says(here, "wrong");
    const authorization = [answer({ nonce })];
    expect(here.identity.identify(invite({ authorization }))).toMatchObject({ type: "proven" });
    for (let guess = 1; guess < limits.freeGuesses; guess += 1) says(here, "wrong");
    expect(here.identity.identify(invite({ authorization }))).toMatchObject({ type: "challenge" });
    says(here, "wrong");
    expect(says(here, "lovelace")).toMatchObject({ type: "refused" });
    const guesses = new Guesses(() => 0);
    for (let guess = 0; guess < limits.freeGuesses; guess += 1) guesses.wrong("ada", "a");
    for (let other = 1; other < limits.guessers; other += 1) guesses.wrong(`${other}`, "a");
    expect(guesses.tooSoon("ada", "a")).toBe(true);
    guesses.wrong("one more", "a");
    expect(guesses.tooSoon("ada", "a")).toBe(false);
  });
});

function says(here: World, password: string, from: { remoteAddress?: string } = {}, user = "ada") {
  const authorization = [answer({ nonce: challenged(here), user, password })];
  return here.identity.identify(invite({ authorization, ...from }));
}
