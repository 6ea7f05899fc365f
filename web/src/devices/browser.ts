/** Which browser on which system: where a permission is given differs between them. */
export interface BrowserKind {
  readonly browser: "chromium" | "firefox" | "safari" | "other";
  readonly system: "macos" | "windows" | "android" | "ios" | "linux" | "other";
}

type Telling = Pick<Navigator, "userAgent" | "maxTouchPoints">;

/** For words only, never to decide what the page does. */
export function browserKindOf(navigator: Telling): BrowserKind {
  // Every browser of iOS is Safari underneath, and has its settings there.
  if (isIos(navigator)) return { browser: "safari", system: "ios" };
  const { userAgent } = navigator;
  return { browser: browserOf(userAgent), system: systemOf(userAgent) };
}

/** An iPad calls itself a Macintosh; of those none can be touched. */
function isIos({ userAgent, maxTouchPoints }: Telling): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

function browserOf(userAgent: string): BrowserKind["browser"] {
  if (/Firefox\//.test(userAgent)) return "firefox";
  if (/Chrom(e|ium)\//.test(userAgent)) return "chromium";
  return /Safari\//.test(userAgent) ? "safari" : "other";
}

function systemOf(userAgent: string): BrowserKind["system"] {
  const signs = [
    ["android", /Android/],
    ["macos", /Mac OS X|Macintosh/],
    ["windows", /Windows/],
    ["linux", /Linux|CrOS/],
  ] as const;
  return signs.find(([, sign]) => sign.test(userAgent))?.[0] ?? "other";
}
