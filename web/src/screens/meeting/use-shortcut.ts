import { useEffect } from "react";

/** A single letter that does something, wherever letters are not typed (WCAG 2.1.4). */
export function useShortcut(letter: string, act: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, repeat, target } = event;
      if (key.toLowerCase() !== letter || altKey || ctrlKey || metaKey || repeat) return;
      if (!isElsewhere(target)) act();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [letter, act]);
}

const elsewhere = "input, textarea, select, [contenteditable], dialog, [role=menu]";

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(elsewhere) !== null;
}
