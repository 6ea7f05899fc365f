import { useEffect, useRef } from "react";
import { registerShortcut, type ShortcutHandler } from "./board.ts";
import type { ShortcutId } from "./catalogue.ts";

/** Acts on a shortcut while the view is there, and while `enabled`. */
export function useShortcut(id: ShortcutId, act: ShortcutHandler, enabled = true): void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    if (!enabled) return;
    return registerShortcut(id, (press) => newest.current(press));
  }, [id, enabled]);
}
