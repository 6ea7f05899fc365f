import {
  defineConfig,
  type PlaywrightTestOptions,
  type PlaywrightWorkerOptions,
} from "@playwright/test";
import { chromiumOptions } from "./browsers/chromium.ts";
import { firefoxOptions } from "./browsers/firefox.ts";

/** Stories of which another browser makes another story. */
const alsoInFirefox = [
  "stories/cameras-come-and-go.spec.ts",
  // With it the banner of a connection that is lost.
  "stories/chat.spec.ts",
  "stories/joining-by-hand.spec.ts",
  "stories/someone-comes-back.spec.ts",
];

const everyScreen = "axe.spec.ts";

const inChromium: Partial<PlaywrightTestOptions & PlaywrightWorkerOptions> = {
  browserName: "chromium",
  // Without its film: filming three rooms takes more of the machine than the rooms do.
  trace: { mode: "retain-on-failure", screenshots: false },
  permissions: ["camera", "microphone"],
  launchOptions: chromiumOptions(),
};

/** Through every screen: what is kept for a trace at each step would take as long as the steps. */
const throughEveryScreen: typeof inChromium = {
  ...inChromium,
  trace: "off",
  // What is stuck says so long before the time of its whole part is over.
  actionTimeout: 20_000,
};

export default defineConfig({
  outputDir: "../test-results",
  // A story runs several browsers' worth of video: one at a time, and what is flaky is broken.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
  },
  projects: [
    {
      name: "chromium",
      testDir: "stories",
      testIgnore: everyScreen,
      use: inChromium,
    },
    {
      // On its own (`npm run axe`): it goes through every screen, and takes its time.
      name: "axe",
      testDir: "stories",
      testMatch: everyScreen,
      use: throughEveryScreen,
    },
    {
      // No test: pictures to look at, in .cache/looks (`npm run looks`).
      name: "looks",
      testDir: "looks",
      timeout: 300_000,
      use: throughEveryScreen,
    },
    {
      name: "firefox",
      testDir: ".",
      testMatch: ["firefox/*.spec.ts", ...alsoInFirefox],
      use: { browserName: "firefox", channel: "moz-firefox", launchOptions: firefoxOptions() },
    },
  ],
});
