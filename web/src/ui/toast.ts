import { createSource, type Source } from "./source.ts";

export interface Toast {
  readonly words: string;
  /** One thing to do about it. */
  readonly action?: { readonly words: string; readonly act: () => void };
  /** A newer toast of the same group takes the place of the older one. */
  readonly group?: string;
  /** It is not shown any longer, whatever took it away. */
  readonly gone?: () => void;
}

export interface ShownToast extends Toast {
  readonly id: number;
  readonly shownForMs: number;
}

const shownForMs = 4_000;
/** Who is to act needs longer to read and to reach it. */
const shownWithActionForMs = 6_000;
/** More at once nobody reads. */
const most = 3;

export const toasts: Source<readonly ShownToast[]> = createSource<readonly ShownToast[]>([]);

let count = 0;

/** Shows a few words at the edge of the page for a moment; returns how to take them away again. */
export function toast(shown: Toast): () => void {
  count += 1;
  const id = count;
  show(withToast(toasts.get(), { ...shown, id, shownForMs: timeFor(shown) }));
  return () => dismissToast(id);
}

export function dismissToast(id: number): void {
  show(toasts.get().filter((shown) => shown.id !== id));
}

export function clearToasts(): void {
  show([]);
}

/** Newest last; of a group the newest, and never more than can be read. */
export function withToast(shown: readonly ShownToast[], newest: ShownToast): readonly ShownToast[] {
  const others = shown.filter(({ group }) => group === undefined || group !== newest.group);
  return [...others, newest].slice(-most);
}

function show(next: readonly ShownToast[]): void {
  const before = toasts.get();
  toasts.set(next);
  for (const shown of before) if (!next.includes(shown)) shown.gone?.();
}

function timeFor({ action }: Toast): number {
  return action === undefined ? shownForMs : shownWithActionForMs;
}
