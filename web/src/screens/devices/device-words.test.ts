import { expect, test } from "vitest";
import type { BrowserKind } from "../../store/this-browser.ts";
import type { Trouble } from "../../store/troubles.ts";
import { words } from "../../words/words.ts";
import { troubleWords } from "./device-words.ts";

const linux: BrowserKind = { browser: "chromium", system: "linux" };

test.each<[BrowserKind, RegExp]>([
  [{ browser: "chromium", system: "windows" }, /left of the address, switch on “Camera”/],
  [{ browser: "chromium", system: "android" }, /then “Permissions”/],
  [{ browser: "firefox", system: "linux" }, /crossed-out sign/],
  [{ browser: "firefox", system: "android" }, /Tap the lock/],
  [{ browser: "safari", system: "macos" }, /Settings for This Website/],
  [{ browser: "safari", system: "ios" }, /Website Settings/],
  [{ browser: "other", system: "android" }, /your browser's settings/],
])("[WEB-167] who refused a camera is told where this browser allows it: %j", (browser, where) => {
  expect(told([trouble("camera", "not-allowed-by-site")], browser)[0]?.body).toMatch(where);
});

test.each<[BrowserKind["system"], RegExp]>([
  ["macos", /Privacy & Security, “Microphone”/],
  ["windows", /desktop apps/],
  ["android", /Apps, your browser, Permissions/],
  ["ios", /Apps, your browser; allow/],
  ["linux", /privacy settings of your system/],
  ["other", /privacy settings of your system/],
])("[WEB-167] whom the system refuses is told where %s allows it", (system, where) => {
  const refused = [trouble("microphone", "not-allowed-by-system")];
  expect(told(refused, { browser: "chromium", system })[0]?.body).toMatch(where);
});

test("[WEB-168] camera and microphone refused together are one trouble", () => {
  const both = [
    trouble("camera", "not-allowed-by-site"),
    trouble("microphone", "not-allowed-by-site"),
  ];
  const [one, ...others] = told(both);
  expect(others).toEqual([]);
  expect(one?.title).toBe("Parley is not allowed to use your camera and microphone");
  expect(one?.body).toContain("switch on “Camera” and “Microphone”");
});

test("[WEB-168] what is refused for different reasons, or no refusal at all, stays apart", () => {
  expect(
    told([trouble("camera", "not-allowed-by-site"), trouble("microphone", "in-use")]),
  ).toHaveLength(2);
  expect(told([trouble("camera", "not-found"), trouble("microphone", "not-found")])).toHaveLength(
    2,
  );
});

test("[DEV-13] the device in trouble is named where its name is known", () => {
  const [named] = told([{ ...trouble("camera", "in-use"), name: "Brio" }]);
  expect(named?.body).toMatch(/^Brio: Another tab/);
});

test("[WEB-101] what this page can never have is not to be tried again", () => {
  expect(told([trouble("camera", "unavailable")])[0]?.retry).toBe(false);
});

function told(troubles: readonly Trouble[], browser = linux) {
  return troubleWords(words(), troubles, browser);
}

function trouble(device: Trouble["device"], error: Trouble["error"]): Trouble {
  return { device, error, seats: [] };
}
