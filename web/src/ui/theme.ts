type Theme = "system" | "light" | "dark" | "contrast";

/** Dresses the page from here on: as chosen, or as the device says. Returns what to call when the choice changes. */
export function dressPage(theme: () => Theme, page: Window): () => void {
  const { dataset } = page.document.documentElement;
  // Where places are measured without it (before CSS Viewport's currentCSSZoom), menus would stray.
  dataset["zooms"] = `${"currentCSSZoom" in Element.prototype}`;
  const moreContrast = page.matchMedia("(prefers-contrast: more)");
  const dress = () => {
    const chosen = theme();
    const contrast = chosen === "contrast" || (chosen === "system" && moreContrast.matches);
    dataset["contrast"] = contrast ? "more" : "standard";
    // Left to the device, `color-scheme` is both, and the style sheet's light-dark() chooses.
    dataset["scheme"] = chosen === "light" || chosen === "dark" ? chosen : "device";
    paintBrowser(page.document);
  };
  moreContrast.addEventListener("change", dress);
  page.matchMedia("(prefers-color-scheme: light)").addEventListener("change", dress);
  dress();
  return dress;
}

/** The browser's own frame in the colour of the page. */
function paintBrowser({ body, head }: Document): void {
  const { backgroundColor } = getComputedStyle(body);
  for (const meta of head.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    meta.content = backgroundColor;
  }
}
