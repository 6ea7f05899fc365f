import { detached } from "@parley/shared/lib";
import { headerName } from "./header-name.ts";
import type { HeaderField, Headers } from "./headers.ts";

/** A line that starts with a blank continues the one before (RFC 3261 §7.3.1). */
export function unfolded(head: string): string {
  const folded = head.includes("\r\n ") || head.includes("\r\n\t");
  return folded ? head.replace(/\r\n[ \t]+/g, " ") : head;
}

/** Header fields from `lines` on, one a line; undefined where one is none. */
export function parseHeaderLines(lines: readonly string[], from: number): Headers | undefined {
  const headers: HeaderField[] = [];
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const colon = line.indexOf(":");
    const name = colon < 1 ? undefined : headerName(line.slice(0, colon));
    if (name === undefined) return undefined;
    headers.push({ name, value: detached(line.slice(colon + 1).trim()) });
  }
  return headers;
}
