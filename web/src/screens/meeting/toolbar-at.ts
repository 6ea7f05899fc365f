/** What of the toolbar may go into the More menu, in the order in which it stands there. */
export const movable = ["share", "reactions", "chat", "people", "layout"] as const;

export type Movable = (typeof movable)[number];

/** Who has room for only some of them wants these first. */
const byNeed = ["chat", "reactions", "people", "share", "layout"] as const satisfies Movable[];

/** CSS pixels. */
const sizes = {
  gap: 8,
  /** A switch with the menu of what it switches. */
  split: 76,
  round: 48,
  /** To leave in words, as long as they are in any language. */
  words: 152,
} as const;

export interface ToolbarFit {
  readonly shown: readonly Movable[];
  /** Leaving is said in words, and not by its sign alone. */
  readonly leaveInWords: boolean;
}

/**
 * What fits into a toolbar so many CSS pixels wide. Microphone, cameras, More and leaving are always
 * there. Undefined: it has not been measured.
 */
export function toolbarAt(
  width: number | undefined,
  there: readonly Movable[] = movable,
): ToolbarFit {
  if (width === undefined) return { shown: there, leaveInWords: true };
  const always = 2 * sizes.split + 2 * sizes.round + 3 * sizes.gap;
  const each = sizes.round + sizes.gap;
  const places = Math.max(0, Math.floor((width - always) / each));
  const kept = byNeed.filter((one) => there.includes(one)).slice(0, places);
  const shown = there.filter((one) => kept.includes(one));
  const spare = width - always - shown.length * each;
  return {
    shown,
    leaveInWords: shown.length === there.length && spare >= sizes.words - sizes.round,
  };
}
