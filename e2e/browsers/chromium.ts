import type { LaunchOptions } from "@playwright/test";
import { systemChromium } from "./installed.ts";

/** The system's Chromium where there is one; else Playwright's own. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = systemChromium();
  return {
    ...(executablePath !== undefined && { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      // Media between pages of one machine, without mDNS names in between.
      "--allow-loopback-in-peer-connection",
      "--disable-features=WebRtcHideLocalIpsWithMdns",
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
