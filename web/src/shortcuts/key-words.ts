import type { Words } from "../words/words.ts";
import { type ShortcutId, shortcut } from "./catalogue.ts";

/** `M`, `Space`, `1 to 5`: how the keys of a shortcut are told. */
export function keyWords(t: Words, id: ShortcutId): string {
  const { keys, shift } = shortcut(id);
  const first = shift ? t("shortcut.key.shift", { key: nameOf(t, keys[0]) }) : nameOf(t, keys[0]);
  const last = keys.at(-1);
  return last === undefined || keys.length === 1
    ? first
    : t("shortcut.key.to", { first, last: nameOf(t, last) });
}

/** For `aria-keyshortcuts`. */
export function ariaKeys(id: ShortcutId): string {
  const { keys, shift } = shortcut(id);
  const names = keys.map((key) => (key === " " ? "Space" : key));
  return names.map((name) => (shift ? `Shift+${name}` : name)).join(" ");
}

function nameOf(t: Words, key: string): string {
  if (key === " ") return t("shortcut.key.space");
  if (key === "Escape") return t("shortcut.key.escape");
  return key.length === 1 ? key.toUpperCase() : key;
}
