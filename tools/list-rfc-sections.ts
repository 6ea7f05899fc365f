// `node tools/list-rfc-sections.ts <folder of rfcN.txt>`: writes tools/rfc-sections.json from the
// texts there. An RFC without a text keeps what is listed for it: by hand, the sections cited.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Sections } from "./check-citations.ts";
import { root } from "./workspace.mjs";

/** Section numbers of an RFC's headings, which start at the margin: `14.1 UAC Behavior`. */
export function sectionsOf(text: string): readonly string[] {
  const found = new Set<string>();
  for (const line of text.split("\n")) {
    const heading = /^(?:Appendix )?((?:[0-9]+|[A-Z](?=[.:]))(?:\.[0-9]+)*)[.:]?\s+\S/.exec(line);
    if (heading?.[1] !== undefined) found.add(heading[1]);
  }
  return [...found];
}

function main(folder: string): void {
  const target = join(root, "tools/rfc-sections.json");
  const sections: Record<string, readonly string[]> = {
    ...(JSON.parse(readFileSync(target, "utf8")) as Sections),
  };
  for (const file of readdirSync(folder)) {
    const rfc = /^rfc(\d+)\.txt$/.exec(file)?.[1];
    if (rfc !== undefined) sections[rfc] = sectionsOf(readFileSync(join(folder, file), "utf8"));
  }
  const lines = Object.entries(sections).map(
    ([rfc, listed]) => `  ${JSON.stringify(rfc)}: ${JSON.stringify(listed)}`,
  );
  writeFileSync(target, `{\n${lines.join(",\n")}\n}\n`);
}

if (import.meta.main) main(process.argv[2] ?? "../shared/standards/rfc");
