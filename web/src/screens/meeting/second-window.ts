import { createSource } from "../../ui/source.ts";
import { toast } from "../../ui/toast.ts";
import { words } from "../../words/words.ts";

/** What stands in the window of its own, for another monitor. */
export type Elsewhere =
  | { readonly type: "stage" }
  /** Its name stays known there when it has left. */
  | { readonly type: "room"; readonly room: string; readonly name: string }
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
  const open = known?.page.closed === false ? known.page : undefined;
  const page = open ?? window.open("", "", "popup,width=1280,height=720");
  if (page === null) {
    toast({ words: words()("window.blocked") });
    return;
  }
  if (open === undefined) furnish(page);
  page.focus();
  secondWindow.set({ shows, page });
}

export function closeSecondWindow(): void {
  const known = secondWindow.get();
  secondWindow.set(undefined);
  known?.page.close();
}

/** By what it shows. */
export function nameWindow({ document: there }: Window, title: string): void {
  there.title = title;
}

/** A window of this page's origin is empty: it gets the page's styles and looks, and no code. */
function furnish(page: Window): void {
  beginDocument(page.document);
  const dressing = new MutationObserver(() => dress(page));
  dressing.observe(document.documentElement, { attributes: true });
  dress(page);
  style(page, document.head.children);
  // Parts of the page that are fetched later bring their own.
  const styling = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) style(page, addedNodes);
  });
  styling.observe(document.head, { childList: true });
  const close = () => page.close();
  window.addEventListener("pagehide", close);
  whenGone(page, () => {
    dressing.disconnect();
    styling.disconnect();
    window.removeEventListener("pagehide", close);
    if (secondWindow.get()?.page === page) secondWindow.set(undefined);
    // One that was loaded anew is still open, and empty.
    page.close();
  });
}

/** What a browser opens without an address is in quirks mode; only its parser can change that. */
function beginDocument(there: Document): void {
  there.open();
  there.write("<!doctype html><title></title>");
  there.close();
}

/** How soon a window is missed that did not say that it closes. */
const lookEveryMs = 500;

/** A window says so as a rule; one that has crashed, or was taken away by the system, does not. */
function whenGone(page: Window, tell: () => void): void {
  const there = page.document;
  const gone = () => {
    clearInterval(timer);
    page.removeEventListener("pagehide", gone);
    tell();
  };
  const timer = setInterval(() => {
    // A document has no window any more once another has taken its place.
    if (page.closed || there.defaultView === null) gone();
  }, lookEveryMs);
  page.addEventListener("pagehide", gone);
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
