import type { LaunchOptions } from "@playwright/test";
import { systemChromium } from "./installed.ts";

const featuresNotWanted = [
  // Media between pages of one machine, without mDNS names in between.
  "WebRtcHideLocalIpsWithMdns",
  // What would open beneath the address bar: a page of its own with each window, a second of the
  // processor's time, where nobody has an address bar.
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
];

/** The system's Chromium where there is one; else Playwright's own. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = systemChromium();
  return {
    ...(executablePath !== undefined && { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--allow-loopback-in-peer-connection",
      `--disable-features=${featuresNotWanted.join()}`,
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream=device-count=4,fps=20",
      "--autoplay-policy=no-user-gesture-required",
      // Every page of a story is as awake as one in front of a person.
      "--disable-background-timer-throttling",
      "--disable-backgrounding-occluded-windows",
      "--disable-renderer-backgrounding",
      // Nothing of Chromium's own goes out to the network.
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}
