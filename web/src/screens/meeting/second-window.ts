import { createSource } from "../../ui/source.ts";
import { toast } from "../../ui/toast.ts";
import { words } from "../../words/words.ts";

/** What stands in the window of its own, for another monitor. */
export type Elsewhere =
  | { readonly type: "stage" }
  | { readonly type: "room"; readonly room: string }
  | { readonly type: "presentation"; readonly captureId: string };

export interface SecondWindow {
  readonly shows: Elsewhere;
  readonly page: Window;
}

/** There is one at most. */
export const secondWindow = createSource<SecondWindow | undefined>(undefined);

/** Only from within a click: browsers let no page open windows by itself. */
export function openSecondWindow(shows: Elsewhere): void {
  const known = secondWindow.get();
  const page = known?.page ?? window.open("", "", "popup,width=1280,height=720");
  if (page === null) {
    toast({ words: words()("window.blocked") });
    return;
  }
  if (known === undefined) furnish(page);
  page.focus();
  secondWindow.set({ shows, page });
}

export function closeSecondWindow(): void {
  const known = secondWindow.get();
  secondWindow.set(undefined);
  known?.page.close();
}

/** A window of this page's origin is empty: it gets the page's styles and looks, and no code. */
function furnish(page: Window): void {
  const dressing = new MutationObserver(() => dress(page));
  dressing.observe(document.documentElement, { attributes: true });
  dress(page);
  page.document.title = document.title;
  style(page, document.head.children);
  // Parts of the page that are fetched later bring their own.
  const styling = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) style(page, addedNodes);
  });
  styling.observe(document.head, { childList: true });
  const close = () => page.close();
  window.addEventListener("pagehide", close);
  page.addEventListener("pagehide", () => {
    dressing.disconnect();
    styling.disconnect();
    window.removeEventListener("pagehide", close);
    if (secondWindow.get()?.page === page) secondWindow.set(undefined);
  });
}

function style(page: Window, added: Iterable<Node>): void {
  for (const node of added) {
    if (!(node instanceof Element) || !node.matches("link[rel=stylesheet], style")) continue;
    page.document.head.append(page.document.importNode(node, true));
  }
}

/** In the language, theme and contrast of the page, whatever is chosen there. */
function dress(page: Window): void {
  for (const { name, value } of document.documentElement.attributes) {
    page.document.documentElement.setAttribute(name, value);
  }
}
