import { isNcName } from "./characters.ts";
import type { XmlName, XmlScope } from "./element.ts";

/** A scope that remembers what its attributes' names mean: the same few come again and again. */
export interface ReadingScope extends XmlScope {
  readonly attributes: Map<string, XmlName>;
}

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

const OUTERMOST: XmlScope = { declared: new Map([["xml", XML_NAMESPACE]]) };

export function scopeInside(
  outer: ReadingScope | undefined,
  declared: ReadonlyMap<string, string>,
): ReadingScope {
  return { declared, outer: outer ?? OUTERMOST, attributes: new Map() };
}

/** The prefix that an attribute of this name declares, the empty one for the default; undefined: it declares none. */
export function declaredPrefix(attribute: string): string | undefined {
  if (attribute === "xmlns") return "";
  const prefix = attribute.startsWith("xmlns:") && attribute.slice("xmlns:".length);
  return prefix && isNcName(prefix) ? prefix : undefined;
}

/** XML Names §3, §2.2: what may not be declared. */
export function mayDeclare(prefix: string, namespace: string): boolean {
  if (prefix === "xmlns" || namespace === XMLNS_NAMESPACE) return false;
  if ((prefix === "xml") !== (namespace === XML_NAMESPACE)) return false;
  return prefix === "" || namespace !== "";
}

/**
 * What the name of an element, `interned`, means; undefined: its prefix is not declared, or it is no
 * QName (XML Names §4).
 */
export function elementName(scope: ReadingScope, qName: string): XmlName | undefined {
  const [prefix, name] = splitName(qName) ?? [];
  if (prefix === undefined || name === undefined) return undefined;
  const namespace = namespaceOf(scope, prefix);
  return namespace === undefined ? undefined : { namespace, name };
}

/** As for an element, but without prefix an attribute is in no namespace (XML Names §6.2). */
export function attributeName(scope: ReadingScope, qName: string): XmlName | undefined {
  const known = scope.attributes.get(qName);
  if (known !== undefined) return known;
  const own = interned(qName);
  const found = own.includes(":") ? elementName(scope, own) : { namespace: "", name: own };
  if (found) scope.attributes.set(own, found);
  return found;
}

/** The same text as a property's name: engines keep one object of each, so that two of them are compared at a glance. */
export function interned(text: string): string {
  const [key] = Object.keys({ [text]: true });
  return key ?? text;
}

function namespaceOf(scope: ReadingScope, prefix: string): string | undefined {
  for (let at: XmlScope | undefined = scope; at; at = at.outer) {
    const namespace = at.declared.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return prefix === "" ? "" : undefined;
}

/** Prefix and local name, `interned`; the text is a Name already, and `interned` too. */
function splitName(qName: string): readonly [string, string] | undefined {
  const colon = qName.indexOf(":");
  if (colon < 0) return ["", qName];
  const name = qName.slice(colon + 1);
  return colon > 0 && isNcName(name) ? [qName.slice(0, colon), interned(name)] : undefined;
}
