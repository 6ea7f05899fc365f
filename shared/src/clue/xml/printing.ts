import { escapeXml } from "../../xml/index.ts";

/**
 * A print that remembers itself: the values are immutable, so one object always prints as the same text. A focus sends
 * the same captures to everybody and prints each of them once.
 */
export function printedOnce<T extends object>(print: (value: T) => string): (value: T) => string {
  const printed = new WeakMap<T, string>();
  return (value) => {
    const known = printed.get(value);
    if (known !== undefined) return known;
    const text = print(value);
    printed.set(value, text);
    return text;
  };
}

export function optionalText(name: string, text: string | undefined): string {
  return text === undefined ? "" : `<${name}>${escapeXml(text)}</${name}>`;
}

export function wrap(name: string, children: readonly string[]): string {
  return `<${name}>${children.join("")}</${name}>`;
}
