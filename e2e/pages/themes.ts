import type { Page } from "@playwright/test";

/** How a page may be dressed, by what a device says of itself. */
export interface Theme {
  readonly name: string;
  readonly colorScheme: "light" | "dark";
  readonly contrast: "no-preference" | "more";
}

export const themes: readonly Theme[] = [
  { name: "dark", colorScheme: "dark", contrast: "no-preference" },
  { name: "light", colorScheme: "light", contrast: "no-preference" },
  { name: "high contrast, dark", colorScheme: "dark", contrast: "more" },
  { name: "high contrast, light", colorScheme: "light", contrast: "more" },
];

/**
 * On the page as it stands, with nothing moving: half a fade is no colour of ours. A window that it
 * has opened follows it.
 */
export async function dress(page: Page, { colorScheme, contrast }: Theme): Promise<void> {
  for (const one of page.context().pages()) {
    await one.emulateMedia({ colorScheme, contrast, reducedMotion: "reduce" });
  }
}
