/**
 * Takes each style sheet that could not be fetched out of the page: whoever looks whether it is there,
 * as Vite does before it fetches a part again, would else take it for loaded.
 */
export function forgetFailedStyles(page: Document): void {
  const forget = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement) target.remove();
  };
  // An error of an element is told to nobody above it, but on the way down.
  page.addEventListener("error", forget, { capture: true });
}
