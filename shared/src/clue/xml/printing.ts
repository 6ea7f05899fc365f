import { detached } from "../../lib/index.ts";
import { escapeXml, printAttributes, type XmlAttributes, xmlElement } from "../../xml/index.ts";
import type { Extensible } from "../model/extensions.ts";
import {
  type Negotiated,
  NO_EXTENSIONS,
  printForeignAttributes,
  printForeignElements,
} from "./extensions.ts";

/**
 * A print that remembers itself: the values are immutable, so one object always prints as the same text. A focus sends
 * the same captures to everybody and prints each of them once; only one that extensions have added to prints differently
 * to different peers.
 */
export function printedOnce<T extends object>(
  print: (value: T, negotiated: Negotiated) => string,
): (value: T, negotiated: Negotiated) => string {
  const printed = new WeakMap<T, { readonly text: string; readonly extended: boolean }>();
  return (value, negotiated) => {
    let known = printed.get(value);
    if (!known) {
      known = { text: detached(print(value, NO_EXTENSIONS)), extended: isExtended(value) };
      printed.set(value, known);
    }
    return known.extended && negotiated.size > 0 ? print(value, negotiated) : known.text;
  };
}

/** Whether extensions have added anything to a value or to what it is made of. */
function isExtended(value: object): boolean {
  if ("extensions" in value && value.extensions !== undefined) return true;
  const parts: readonly unknown[] = Object.values(value);
  for (const part of parts) {
    if (typeof part === "object" && part !== null && isExtended(part)) return true;
  }
  return false;
}

export function optionalText(name: string, text: string | undefined): string {
  return text === undefined ? "" : `<${name}>${escapeXml(text)}</${name}>`;
}

export function wrap(name: string, children: readonly string[]): string {
  return `<${name}>${children.join("")}</${name}>`;
}

/** Elements of text only, one for each. */
export function texts(name: string, all: readonly string[]): string {
  let printed = "";
  for (const text of all) printed += `<${name}>${escapeXml(text)}</${name}>`;
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
  const added = printForeignElements(extensions, negotiated);
  return `<${name}${start}>${inside}${added}</${name}>`;
}
