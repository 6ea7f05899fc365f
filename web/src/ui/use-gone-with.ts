import { type RefObject, useEffect, useRef } from "react";

/**
 * A button may lose its place, as where a toolbar becomes narrower: its menu would stand nowhere, and
 * closed it would return the keyboard to nothing.
 *
 * @returns to be called with the menu's going: hands the keyboard to the toolbar of a button that is gone
 */
export function useGoneWith(
  button: RefObject<HTMLElement | null>,
  isOpen: boolean,
  close: () => void,
): (closing: Event) => void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  const isGone = useRef(false);
  useEffect(() => {
    const { current } = button;
    if (!isOpen || current === null) return;
    isGone.current = false;
    const observer = new ResizeObserver(([entry]) => {
      isGone.current = entry?.contentRect.width === 0;
      if (isGone.current) latest.current();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [button, isOpen]);
  return (closing) => {
    const stop = isGone.current ? stopBeside(button.current) : undefined;
    if (!stop) return;
    closing.preventDefault();
    stop.focus();
  };
}

/** Where Tab enters the toolbar that the button is of. */
function stopBeside(button: HTMLElement | null): HTMLElement | null | undefined {
  return button?.closest("[role=toolbar]")?.querySelector<HTMLElement>("button[tabindex='0']");
}
