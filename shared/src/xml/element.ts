/** An attribute with its namespace resolved; `namespace` is empty for an unprefixed one. */
export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

/** The prefixes an element declares, and those it inherits. */
export interface XmlScope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer?: XmlScope;
}

/** An element with its namespace resolved; comments and processing instructions are not kept. */
export interface XmlElement {
  readonly namespace: string;
  /** The local name, without prefix. */
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The character data directly inside, joined; whitespace as it stood. */
  readonly text: string;
  /** What a prefix means here: for values that are QNames, such as `xsi:type`. */
  readonly scope: XmlScope;
  /** Where its start tag begins in the document, in UTF-16 code units, line ends counted as one. */
  readonly at: number;
  /** How much of the parent's text stands before it. */
  readonly textBefore: number;
}

/** A name in a namespace, as a QName in a value comes to. */
export interface XmlName {
  readonly namespace: string;
  readonly name: string;
}

/** The first child of that name. */
export function childOf(
  element: XmlElement,
  namespace: string,
  name: string,
): XmlElement | undefined {
  return element.children.find((child) => child.name === name && child.namespace === namespace);
}

/** All children of that name, in document order. */
export function childrenOf(element: XmlElement, namespace: string, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name && child.namespace === namespace);
}

/** The value of an attribute; attributes without prefix are in no namespace (XML Names §6.2). */
export function attributeOf(element: XmlElement, name: string, namespace = ""): string | undefined {
  return element.attributes.find(
    (attribute) => attribute.name === name && attribute.namespace === namespace,
  )?.value;
}

/** The text as XML Schema's `collapse` sees it: no white space at the ends, single spaces within. */
export function collapsedText(element: XmlElement): string {
  return collapse(element.text);
}

/** XML Schema's white space `collapse` of a value. */
export function collapse(value: string): string {
  if (!/[ \t\r\n]/.test(value)) return value;
  return value
    .split(/[ \t\r\n]+/)
    .filter((word) => word !== "")
    .join(" ");
}

/** What a QName in a value (`dm:videoCaptureType`) names at this element; undefined if its prefix is unbound. */
export function resolveQName(element: XmlElement, qName: string): XmlName | undefined {
  const colon = qName.indexOf(":");
  const prefix = colon < 0 ? "" : qName.slice(0, colon);
  const name = qName.slice(colon + 1);
  for (let scope: XmlScope | undefined = element.scope; scope; scope = scope.outer) {
    const namespace = scope.declared.get(prefix);
    if (namespace !== undefined) return { namespace, name };
  }
  return prefix === "" ? { namespace: "", name } : undefined;
}
