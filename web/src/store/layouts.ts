import type { Layout } from "@parley/shared/participant";

/** In the order in which one follows the other. */
export const layouts = ["immersive", "speaker", "gallery"] as const satisfies readonly Layout[];

/** Until somebody has chosen another. */
export const firstLayout: Layout = "immersive";

/** What was kept, or undefined where it is not what this version keeps. */
export function parseLayout(kept: unknown): Layout | undefined {
  return layouts.find((layout) => layout === kept);
}

export function layoutAfter(layout: Layout): Layout {
  return layouts[(layouts.indexOf(layout) + 1) % layouts.length] ?? firstLayout;
}
