/** Characters of a text of the document's that are shown. */
const MAX_SHOWN = 80;

/** A text of somebody's on one line, without what a terminal would obey. */
export function shown(text: string): string {
  const line = text
    .slice(0, 4 * MAX_SHOWN)
    .replaceAll(/\p{C}/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN)}…`;
}

export function listed(names: readonly string[]): string {
  return names.map(shown).join(", ");
}

/** A coordinate or a bandwidth, with no more digits than one reads. */
export function numeral(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}

/** A heading and what stands under it; nothing where nothing does. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", heading, ...indented(lines)];
}
