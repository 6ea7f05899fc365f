/** Which browser on which system: where a permission is given differs between them. */
export interface BrowserKind {
  readonly browser: "chromium" | "firefox" | "safari" | "other";
  readonly system: "macos" | "windows" | "android" | "ios" | "linux" | "other";
}

/** For words only, never to decide what the page does. */
export function browserKindOf({ userAgent }: Pick<Navigator, "userAgent">): BrowserKind {
  return { browser: browserOf(userAgent), system: systemOf(userAgent) };
}

function browserOf(userAgent: string): BrowserKind["browser"] {
  // Every browser of iOS is Safari underneath, and has its settings there.
  if (/iPhone|iPad|iPod/.test(userAgent)) return "safari";
  if (/Firefox\//.test(userAgent)) return "firefox";
  if (/Chrom(e|ium)\//.test(userAgent)) return "chromium";
  return /Safari\//.test(userAgent) ? "safari" : "other";
}

function systemOf(userAgent: string): BrowserKind["system"] {
  const signs = [
    ["ios", /iPhone|iPad|iPod/],
    ["android", /Android/],
    ["macos", /Mac OS X|Macintosh/],
    ["windows", /Windows/],
    ["linux", /Linux|CrOS/],
  ] as const;
  return signs.find(([, sign]) => sign.test(userAgent))?.[0] ?? "other";
}
