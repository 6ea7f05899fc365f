import { collapse, escapeXml, type XmlAttribute, type XmlElement } from "../../xml/index.ts";
import type { Extensible, Extensions, ForeignElement } from "../model/extensions.ts";
import { isForeign, SCHEMA_INSTANCE_NAMESPACE } from "./namespaces.ts";

/** The namespaces whose elements and attributes may be sent: those of extensions both ends know (RFC 8847 §8). */
export type Negotiated = Pick<ReadonlySet<string>, "has" | "size">;

export const NO_EXTENSIONS: Negotiated = new Set();

/** What other namespaces have added to an element that the schema lets them extend. */
export function readExtensions(element: XmlElement): Extensible {
  const { attributes, children } = element;
  if (!attributes.some(isForeign) && !children.some(isForeign)) return NOTHING;
  return {
    extensions: {
      attributes: attributes.filter(isForeign),
      elements: children.filter(isForeign).map(readForeign),
    },
  };
}

/** Where there is room for attributes only. */
export function readForeignAttributes({ attributes }: XmlElement): Extensible {
  if (!attributes.some(isForeign)) return NOTHING;
  return { extensions: { attributes: attributes.filter(isForeign), elements: [] } };
}

const NOTHING: Extensible = {};

/** Prefixes are resolved and so not kept: a QName in a value, `xsi:type` included, would not survive. */
function readForeign(element: XmlElement): ForeignElement {
  const { namespace, name, attributes } = element;
  return {
    namespace,
    name,
    attributes: attributes.filter((each) => each.namespace !== SCHEMA_INSTANCE_NAMESPACE),
    content: contentOf(element),
  };
}

function contentOf({ text, children }: XmlElement): ForeignElement["content"] {
  if (children.length === 0) return text === "" ? [] : [text];
  if (collapse(text) === "") return children.map(readForeign);
  const content: (string | ForeignElement)[] = [];
  let from = 0;
  for (const child of children) {
    if (child.textBefore > from) content.push(text.slice(from, child.textBefore));
    content.push(readForeign(child));
    from = child.textBefore;
  }
  if (text.length > from) content.push(text.slice(from));
  return content;
}

export function printForeignAttributes(
  extensions: Extensions | undefined,
  negotiated: Negotiated,
): string {
  if (!extensions || negotiated.size === 0) return "";
  return printAttributes(
    extensions.attributes.filter(({ namespace }) => negotiated.has(namespace)),
  );
}

export function printForeignElements(
  extensions: Extensions | undefined,
  negotiated: Negotiated,
): string {
  if (!extensions || negotiated.size === 0) return "";
  return extensions.elements
    .filter(({ namespace }) => negotiated.has(namespace))
    .map((element) => printForeign(element, undefined))
    .join("");
}

function printForeign(element: ForeignElement, outer: string | undefined): string {
  const { namespace, name, attributes, content } = element;
  const declared = namespace === outer ? "" : ` xmlns="${escapeXml(namespace)}"`;
  const inside = content.map((part) =>
    typeof part === "string" ? escapeXml(part) : printForeign(part, namespace),
  );
  return `<${name}${declared}${printAttributes(attributes)}>${inside.join("")}</${name}>`;
}

/** Each with a prefix of its own; `xml` is always declared. */
function printAttributes(attributes: readonly XmlAttribute[]): string {
  return attributes
    .map(({ namespace, name, value }, index) => {
      if (namespace === "") return ` ${name}="${escapeXml(value)}"`;
      if (namespace === XML_NAMESPACE) return ` xml:${name}="${escapeXml(value)}"`;
      return ` xmlns:x${index}="${escapeXml(namespace)}" x${index}:${name}="${escapeXml(value)}"`;
    })
    .join("");
}

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
