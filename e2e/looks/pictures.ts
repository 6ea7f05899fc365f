import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { dress, type Theme, themes } from "../pages/themes.ts";

// Not in test-results, which every run of the stories empties.
const folder = fileURLToPath(new URL("../../.cache/looks", import.meta.url));

interface View {
  readonly width: number;
  readonly height: number;
  /** By name; the others differ in nothing that only this size would show. */
  readonly themes: readonly string[];
}

const inEveryTheme = themes.map(({ name }) => name);

/** The narrowest phone, a phone upright and across, a laptop, and as wide as desks have them. */
const views: readonly View[] = [
  { width: 320, height: 568, themes: ["light"] },
  { width: 360, height: 640, themes: ["dark", "light"] },
  { width: 740, height: 360, themes: ["dark"] },
  { width: 1280, height: 800, themes: inEveryTheme },
  { width: 3440, height: 1440, themes: ["dark", "light"] },
];

const patienceMs = 4_000;

/** A page as it stands, in every size and theme: `.cache/looks/home-360x640-dark.png`. */
export async function takePictures(page: Page, screen: string): Promise<void> {
  const before = page.viewportSize();
  for (const { width, height, themes: names } of views) {
    await page.setViewportSize({ width, height });
    await picturesThere(page);
    for (const theme of themes.filter(({ name }) => names.includes(name))) {
      await dress(page, theme);
      const path = join(folder, `${screen}-${width}x${height}-${fileName(theme)}.png`);
      await page.screenshot({ path });
    }
  }
  if (before !== null) await page.setViewportSize(before);
}

/** Those which this size asks for come after it; where a screen shows how one waits, none come. */
async function picturesThere(page: Page): Promise<void> {
  const waiting = page.locator("figure[data-state=connecting]").first();
  await waiting.waitFor({ state: "detached", timeout: patienceMs }).catch(() => undefined);
}

function fileName({ name }: Theme): string {
  return name.replaceAll(/[ ,]+/g, "-");
}
