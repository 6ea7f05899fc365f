import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The system's Chromium where there is one; else Playwright's own is used. */
export function systemChromium(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return process.env["CHROMIUM_PATH"] ?? inSearchPath(names);
}

/** Firefox as its makers build it: Playwright's own cannot be had from a package. */
export function systemFirefox(): string | undefined {
  return process.env["FIREFOX_PATH"] ?? inSearchPath(["firefox-esr", "firefox"]);
}

function inSearchPath(names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}
