import type { Extension } from "./message.ts";
import { sameMajor } from "./version.ts";

/**
 * The extensions that may be used: those both ends support that belong to the major version agreed (RFC 8847 §5.2, §8), as
 * the peer wrote them. The same extension is one of the same name and schema.
 */
export function commonExtensions(
  theirs: readonly Extension[],
  ours: readonly Extension[],
  agreedVersion: string,
): readonly Extension[] {
  const usable = ({ version }: Extension): boolean => sameMajor(version, agreedVersion);
  const supported = new Set(ours.filter(usable).map(keyOf));
  return theirs.filter((extension) => usable(extension) && supported.has(keyOf(extension)));
}

function keyOf({ name, schemaRef }: Extension): string {
  return JSON.stringify([name, schemaRef]);
}
