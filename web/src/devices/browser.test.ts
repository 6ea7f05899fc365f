import { expect, test } from "vitest";
import { browserKindOf } from "./browser.ts";

const safari = "Version/17.5 Safari/605.1.15";
const webKit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  ["a Mac", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} ${safari}`, 0, "macos"],
  ["an iPad", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} ${safari}`, 5, "ios"],
  ["an iPhone", `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${webKit}`, 5, "ios"],
])("[WEB-487] %s is told from what calls itself alike", (_, userAgent, maxTouchPoints, system) => {
  expect(browserKindOf({ userAgent, maxTouchPoints })).toEqual({ browser: "safari", system });
});

test.each([
  ["chromium", "windows", "(Windows NT 10.0; Win64; x64) … Chrome/126.0.0.0 Safari/537.36"],
  ["chromium", "android", "(Linux; Android 10; K) … Chrome/126.0.0.0 Mobile Safari/537.36"],
  ["firefox", "linux", "(X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"],
  ["other", "other", "curl/8"],
])("[WEB-487] a screen that can be touched makes nothing of %s on %s", (browser, system, text) => {
  expect(browserKindOf({ userAgent: text, maxTouchPoints: 10 })).toEqual({ browser, system });
});
