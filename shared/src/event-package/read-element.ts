import { attributeOf, childOf, childrenOf, collapse, type XmlElement } from "../xml/index.ts";
import { namespace, type State } from "./conference-info.ts";

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return childOf(element, namespace, name);
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element, namespace, name);
}

/** The text of the first child of that name, as it stood. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return childNamed(element, name)?.text;
}

/** `state`, which is `full` where nothing is said (RFC 4575 §4.4). */
export function parseState(element: XmlElement): State | undefined {
  return oneOf(["full", "partial", "deleted"], attributeOf(element, "state") ?? "full");
}

/** `xs:unsignedInt`. */
export function parseCount(text: string | undefined): number | undefined {
  const digits = collapse(text ?? "");
  if (!/^[0-9]{1,10}$/.test(digits)) return undefined;
  const value = Number(digits);
  return value <= 0xffff_ffff ? value : undefined;
}

/** The one of a closed set that the text names. */
export function oneOf<Name extends string>(
  names: readonly Name[],
  text: string | undefined,
): Name | undefined {
  const wanted = collapse(text ?? "");
  return names.find((name) => name === wanted);
}
