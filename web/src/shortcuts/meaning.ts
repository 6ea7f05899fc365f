import { isSingleKey, type ShortcutId, shortcut, shortcutIds } from "./catalogue.ts";

/** What of a KeyboardEvent matters here. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
}

/**
 * Where the keyboard is: in a field letters are typed, a control that it was brought to by keys takes
 * Space for itself, and a dialog or menu takes everything.
 */
export type Place = "page" | "control" | "field" | "overlay";

/** The shortcut that a key means there, if any. */
export function meaningOf(
  press: KeyPress,
  place: Place,
  singleKeysOn: boolean,
): ShortcutId | undefined {
  if (press.altKey || press.ctrlKey || press.metaKey || press.repeat) return undefined;
  const key = keyOf(press);
  if (!acts(key, place, singleKeysOn)) return undefined;
  return shortcutIds.find((id) => {
    const { keys, shift = false } = shortcut(id);
    return keys.includes(key) && (!isLetter.test(key) || shift === press.shiftKey);
  });
}

/** Only of these the Shift key makes another shortcut: `?` is where it is on the keyboard. */
const isLetter = /^[a-z]$/;

/** Where letters are not Latin the key in the place of `M` counts as M. */
export function keyOf({ key, code }: Pick<KeyPress, "key" | "code">): string {
  if (!isSingleKey(key)) return key;
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return /[^ -~]/.test(key) && place !== undefined ? place.toLowerCase() : key.toLowerCase();
}

function acts(key: string, place: Place, singleKeysOn: boolean): boolean {
  if (place === "overlay") return false;
  if (!isSingleKey(key)) return true;
  if (!singleKeysOn || place === "field") return false;
  return key !== " " || place === "page";
}
