import { type ShortcutId, shortcut, shortcutIds } from "./catalogue.ts";
import { keyOf, meaningOf, type Place } from "./meaning.ts";
import { type Pointed, watchPointed } from "./pointed.ts";

export interface ShortcutPress {
  /** Which of the shortcut's keys. */
  readonly key: string;
  /** False when a held one is let go. */
  readonly down: boolean;
}

export type ShortcutHandler = (press: ShortcutPress) => void;

/** Who acts on which shortcut; the newest of several does. */
const handlers = new Map<ShortcutId, readonly ShortcutHandler[]>();
/** What is being held, and who is told when it is let go. */
let held: { readonly key: string; readonly act: ShortcutHandler } | undefined;
let singleKeysOn = true;
let stopListening: (() => void) | undefined;

/** Returns how to take it away again. */
export function registerShortcut(id: ShortcutId, act: ShortcutHandler): () => void {
  handlers.set(id, [...(handlers.get(id) ?? []), act]);
  stopListening ??= listenIn(window);
  return () => {
    if (held?.act === act) release();
    handlers.set(id, handlers.get(id)?.filter((one) => one !== act) ?? []);
    if (registeredShortcuts().length > 0) return;
    stopListening?.();
    stopListening = undefined;
  };
}

/** Those that somebody acts on, in the order of the catalogue. */
export function registeredShortcuts(): readonly ShortcutId[] {
  return shortcutIds.filter((id) => (handlers.get(id) ?? []).length > 0);
}

export function setSingleKeys(on: boolean): void {
  singleKeysOn = on;
}

type OwnHandlers = Partial<Record<ShortcutId, () => void>>;

/**
 * The keys mean the same in every window of the page.
 *
 * @param own what that window does by itself
 * @returns how to listen there no more
 */
export function listenIn(page: Window, own: OwnHandlers = {}): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const pointed = watchPointed(page, signal);
  page.addEventListener("keydown", (event) => pressed(event, pointed, own), { signal });
  page.addEventListener("keyup", letGo, { signal });
  page.addEventListener("blur", release, { signal });
  return () => {
    listening.abort();
    // A window that is gone says neither that its keys came up nor that it lost them.
    release();
  };
}

function pressed(event: KeyboardEvent, pointed: Pointed, own: OwnHandlers): void {
  // Whoever has dealt with it wants no more done.
  if (event.defaultPrevented) return;
  const key = keyOf(event);
  // Repeated by the keyboard, a Space would still press the button that has the focus.
  if (held?.key === key) return event.preventDefault();
  const id = meaningOf(event, placeOf(event.target, pointed), singleKeysOn);
  const act = id && (own[id] ?? handlers.get(id)?.at(-1));
  if (id === undefined || act === undefined) return;
  if (event.key !== "Escape") event.preventDefault();
  if (shortcut(id).held) held = { key, act };
  act({ key, down: true });
}

function letGo(event: KeyboardEvent): void {
  if (held?.key !== keyOf(event)) return;
  // Firefox presses a button by the key's coming up, whatever became of its going down.
  event.preventDefault();
  release();
}

/** Also where the window loses the keyboard: nobody would hear the key come up. */
function release(): void {
  const released = held;
  held = undefined;
  released?.act({ key: released.key, down: false });
}

const overlay = "dialog, [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const field = "input, textarea, select, [contenteditable]";
const control = "button, summary, [role=button], [role=switch]";

function placeOf(target: EventTarget | null, pointed: Pointed): Place {
  if (!isElement(target)) return "page";
  if (target.closest(overlay) !== null) return "overlay";
  if (isField(target)) return "field";
  return target.closest(control) === null || pointed.isTrue() ? "page" : "control";
}

/** Where letters are typed. */
export function isField(target: EventTarget | null): boolean {
  return isElement(target) && target.closest(field) !== null;
}

/** Not by its class: an element of another window is of that window's. */
function isElement(target: EventTarget | null): target is Element {
  return target !== null && "closest" in target;
}
