import { isolate } from "./isolate.ts";
import { languages } from "./languages.ts";
import { language, type Words } from "./words.ts";

/** `Ben left and Ana joined`, or undefined where nobody did either. */
export function changeWords(
  t: Words,
  left: readonly string[],
  joined: readonly string[],
): string | undefined {
  const gone = left.length > 0 ? t("change.left", namesIn(t, left)) : undefined;
  const come = joined.length > 0 ? t("change.joined", namesIn(t, joined)) : undefined;
  if (gone !== undefined && come !== undefined)
    return t("change.both", { left: gone, joined: come });
  return gone ?? come;
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
