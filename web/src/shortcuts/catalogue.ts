interface Shortcut {
  /** As `KeyboardEvent.key` has them, letters small. */
  readonly keys: readonly [string, ...string[]];
  readonly group: "speaking" | "meeting" | "page";
  /** Acts while it is held, and again when it is let go. */
  readonly held?: true;
  /** Of letters: with the Shift key. */
  readonly shift?: true;
}

/** Every key the page listens to: handlers, tooltips and the list of shortcuts read it here. */
export const shortcuts = {
  microphone: { keys: ["m"], group: "speaking" },
  cameras: { keys: ["v"], group: "speaking" },
  cameraMenu: { keys: ["v"], group: "speaking", shift: true },
  pushToTalk: { keys: [" "], group: "speaking", held: true },
  share: { keys: ["s"], group: "speaking" },
  hand: { keys: ["h"], group: "meeting" },
  reaction: { keys: ["1", "2", "3", "4", "5", "6"], group: "meeting" },
  chat: { keys: ["c"], group: "meeting" },
  people: { keys: ["p"], group: "meeting" },
  layout: { keys: ["w"], group: "meeting" },
  tiles: { keys: ["0"], group: "meeting" },
  fullScreen: { keys: ["f"], group: "page" },
  toolbar: { keys: ["F2"], group: "page" },
  close: { keys: ["Escape"], group: "page" },
  list: { keys: ["?"], group: "page" },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof shortcuts;

export const shortcutIds = Object.keys(shortcuts).filter(isShortcutId);

export function shortcut(id: ShortcutId): Shortcut {
  return shortcuts[id];
}

/** A key that a person might press by mistake, or speak: these can be switched off (WCAG 2.1.4). */
export function isSingleKey(key: string): boolean {
  return key.length === 1;
}

function isShortcutId(name: string): name is ShortcutId {
  return Object.hasOwn(shortcuts, name);
}
