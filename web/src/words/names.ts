import { isolate } from "./isolate.ts";
import { languages } from "./languages.ts";
import { language, type Words } from "./words.ts";

/** `Ben left and Ana joined`, or undefined where nobody did either. */
export function changeWords(
  t: Words,
  left: readonly string[],
  joined: readonly string[],
): string | undefined {
  return inOne(t, changeOf(t, "change.left", left), changeOf(t, "change.joined", joined));
}

/** `Ben stopped presenting and Ana is presenting`, or undefined where nobody does either. */
export function presentingWords(
  t: Words,
  stopped: readonly string[],
  started: readonly string[],
): string | undefined {
  return inOne(
    t,
    changeOf(t, "change.stopped", stopped),
    changeOf(t, "change.presenting", started),
  );
}

/** `Ben is reconnecting and Ana is back`, or undefined where neither is so of anybody. */
export function reachedWords(
  t: Words,
  lost: readonly string[],
  found: readonly string[],
): string | undefined {
  return inOne(t, changeOf(t, "change.lost", lost), changeOf(t, "change.found", found));
}

type Change = "left" | "joined" | "stopped" | "presenting" | "lost" | "found";

function changeOf(
  t: Words,
  change: `change.${Change}`,
  names: readonly string[],
): string | undefined {
  return names.length > 0 ? t(change, namesIn(t, names)) : undefined;
}

function inOne(t: Words, left: string | undefined, joined: string | undefined) {
  if (left === undefined || joined === undefined) return left ?? joined;
  return t("change.both", { left, joined });
}

export function backWords(t: Words, left: readonly string[], joined: readonly string[]): string {
  const change = changeWords(t, left, joined);
  return change === undefined ? t("change.back") : t("change.backWith", { change });
}

/** `Ana, Ben and 2 others are here`. */
export function namesThere(t: Words, names: readonly string[]): string {
  return names.length === 0 ? t("prejoin.nobodyThere") : t("prejoin.there", namesIn(t, names, 3));
}

/**
 * `Ana`, `Ana and Ben`, `Ana and 2 others`; `count` is how many there are in all.
 *
 * @param most parts of the list, of which `2 others` is one
 */
export function namesIn(t: Words, names: readonly string[], most = 2) {
  const { direction } = languages[language()];
  const isolated = names.map((name) => isolate(name, direction));
  const said = isolated.slice(0, most - 1);
  const shown =
    names.length > most
      ? [...said, t("change.others", { count: names.length - said.length })]
      : isolated;
  return { names: shown, count: names.length };
}
