import { type BrowserKind, browserKindOf } from "../devices/browser.ts";

export type { BrowserKind };

/** Where a permission is given, in words, depends on it; nothing else does. */
export function thisBrowser(): BrowserKind {
  return browserKindOf(navigator);
}
