import type { HeaderName } from "./header-name.ts";
import { split } from "./split.ts";

/** One header field line, unfolded; its value is parsed by whoever asks for it. */
export interface HeaderField {
  readonly name: HeaderName;
  readonly value: string;
}

export type Headers = readonly HeaderField[];

/** The value of the first field of this name. */
export function first(headers: Headers, name: HeaderName): string | undefined {
  for (const field of headers) if (field.name === name) return field.value;
  return undefined;
}

/** The values of every field of this name, one per line as received. */
export function every(headers: Headers, name: HeaderName): readonly string[] {
  const values: string[] = [];
  for (const field of headers) if (field.name === name) values.push(field.value);
  return values;
}

/**
 * The elements of a comma-separated header, over all its lines in order: several lines and one
 * line with commas mean the same (RFC 3261 §7.3.1). Empty elements are left out.
 */
export function listed(headers: Headers, name: HeaderName): readonly string[] {
  const elements: string[] = [];
  for (const field of headers) {
    if (field.name !== name) continue;
    for (const element of split(field.value, ",")) {
      const trimmed = element.trim();
      if (trimmed !== "") elements.push(trimmed);
    }
  }
  return elements;
}

/** Whether a list of tokens, such as Supported or Allow, names this one in any case. */
export function names(headers: Headers, name: HeaderName, wanted: string): boolean {
  return listed(headers, name).some((element) => element.toLowerCase() === wanted.toLowerCase());
}
