import { detached } from "../../lib/index.ts";
import { escapeXml, printAttributes, type XmlAttributes, xmlElement } from "../../xml/index.ts";
import type { Extensible } from "../model/extensions.ts";
import { type Negotiated, printForeignAttributes, printForeignElements } from "./extensions.ts";

/**
 * A print that remembers itself: the values are immutable, so one object always prints as the same text. A focus sends
 * the same captures to everybody and prints each of them once; only one that extensions have added to prints differently
 * to different peers.
 */
export function printedOnce<T extends object>(
  print: (value: T, negotiated: Negotiated) => string,
): (value: T, negotiated: Negotiated) => string {
  const printed = new WeakMap<T, { readonly text: string; readonly isExtended: boolean }>();
  return (value, negotiated) => {
    let known = printed.get(value);
    if (!known) {
      known = printedWithout(value, print);
      printed.set(value, known);
    }
    return known.isExtended && negotiated.size > 0 ? print(value, negotiated) : known.text;
  };
}

/** The print for who knows no extension, and whether extensions had anything to add to it. */
function printedWithout<T>(value: T, print: (value: T, negotiated: Negotiated) => string) {
  let isExtended = false;
  const has = () => {
    isExtended = true;
    return false;
  };
  const text = detached(print(value, { size: 1, has }));
  return { text, isExtended };
}

export function optionalText(name: string, text: string | undefined): string {
  return text === undefined ? "" : `<${name}>${escapeXml(text)}</${name}>`;
}

export function wrap(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

/** Elements of text only, one for each. */
export function texts(name: string, all: readonly string[]): string {
  return each(all, (text) => `<${name}>${escapeXml(text)}</${name}>`);
}

export function each<T>(values: readonly T[], print: (value: T) => string): string {
  let printed = "";
  for (const value of values) printed += print(value);
  return printed;
}

/** An element that extensions may add to (`xs:any` at its end, `xs:anyAttribute`). */
export function extensible(
  name: string,
  attributes: XmlAttributes,
  inside: string,
  { extensions }: Extensible,
  negotiated: Negotiated,
): string {
  if (!extensions || negotiated.size === 0) return xmlElement(name, attributes, inside);
  const start = printAttributes(attributes) + printForeignAttributes(extensions, negotiated);
  const content = inside + printForeignElements(extensions, negotiated);
  return content === "" ? `<${name}${start}/>` : `<${name}${start}>${content}</${name}>`;
}
