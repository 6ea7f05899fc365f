import { SaxesParser, type SaxesTagNS } from "saxes";
import { ok, type Result, refuse } from "../lib/index.ts";
import type { XmlAttribute, XmlElement, XmlScope } from "./element.ts";

/** What a document may cost; all are counts, lengths in UTF-16 code units. */
export interface XmlLimits {
  readonly maxLength: number;
  readonly maxDepth: number;
  readonly maxElements: number;
  /** On one element, namespace declarations included. */
  readonly maxAttributes: number;
}

/**
 * Chosen for signalling: an advertisement of 1,000 captures has about 45,000 elements in 900 kB
 * and is 8 deep. Every limit is far above what the RFCs' own documents use.
 */
export const DEFAULT_XML_LIMITS: XmlLimits = {
  maxLength: 1_048_576,
  maxDepth: 32,
  maxElements: 50_000,
  maxAttributes: 64,
};

export interface XmlFault {
  readonly type:
    | "not-well-formed"
    | "doctype"
    | "too-long"
    | "too-deep"
    | "too-many-elements"
    | "too-many-attributes";
  /** One line, without anything of the document's text but names. */
  readonly reason: string;
  /** The root as far as it was read: enough to address a refusal, never enough to act on. */
  readonly readSoFar?: XmlElement;
}

/**
 * Reads one XML 1.0 document (namespaces required to be well-formed) into a tree.
 *
 * A document type declaration is refused, so there are no entities but the five predefined and character
 * references. Time and memory are linear in `text`, which is not looked at when it is too long.
 * Never throws. The encoding declaration is ignored: the text is decoded already.
 */
export function readXml(
  text: string,
  limits: XmlLimits = DEFAULT_XML_LIMITS,
): Result<XmlElement, XmlFault> {
  if (text.length > limits.maxLength) {
    return refuse({ type: "too-long", reason: `longer than ${limits.maxLength} characters` });
  }
  const tree = new TreeBuilder(limits);
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    defaultXMLVersion: "1.0",
    forceXMLVersion: true,
  });
  parser.on("error", (error) => tree.stop("not-well-formed", firstLine(error.message)));
  parser.on("doctype", () => tree.stop("doctype", "a document type declaration is not allowed"));
  parser.on("attribute", () => tree.countAttribute());
  parser.on("opentagstart", () => tree.countElement());
  parser.on("opentag", (tag) => tree.open(tag));
  parser.on("text", (data) => tree.addText(data));
  parser.on("cdata", (data) => tree.addText(data));
  parser.on("closetag", () => tree.close());
  try {
    parser.write(text).close();
  } catch (stopped) {
    if (!(stopped instanceof Stopped)) {
      return refuse({ type: "not-well-formed", reason: "unreadable", ...tree.soFar() });
    }
    return refuse({ ...stopped.fault, ...tree.soFar() });
  }
  return tree.root
    ? ok(tree.root)
    : refuse({ type: "not-well-formed", reason: "document has no root element" });
}

/** Leaves the parser from within its callbacks; never leaves this file. */
class Stopped extends Error {
  readonly fault: Pick<XmlFault, "type" | "reason">;
  constructor(fault: Pick<XmlFault, "type" | "reason">) {
    super(fault.reason);
    this.fault = fault;
  }
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

class TreeBuilder {
  root: XmlElement | undefined;
  readonly #limits: XmlLimits;
  readonly #open: OpenElement[] = [];
  #elements = 0;
  #attributes = 0;

  constructor(limits: XmlLimits) {
    this.#limits = limits;
  }

  soFar(): { readSoFar: XmlElement } | Record<string, never> {
    return this.root ? { readSoFar: this.root } : {};
  }

  stop(type: XmlFault["type"], reason: string): never {
    throw new Stopped({ type, reason });
  }

  countElement(): void {
    const { maxElements, maxDepth } = this.#limits;
    this.#attributes = 0;
    this.#elements += 1;
    if (this.#elements > maxElements) {
      this.stop("too-many-elements", `more than ${maxElements} elements`);
    }
    if (this.#open.length >= maxDepth) this.stop("too-deep", `deeper than ${maxDepth} elements`);
  }

  countAttribute(): void {
    this.#attributes += 1;
    if (this.#attributes > this.#limits.maxAttributes) {
      this.stop("too-many-attributes", `more than ${this.#limits.maxAttributes} attributes`);
    }
  }

  open(tag: SaxesTagNS): void {
    const parent = this.#open.at(-1);
    const outer = parent?.scope ?? OUTERMOST;
    const element: OpenElement = {
      namespace: tag.uri,
      name: tag.local,
      attributes: this.#attributes === 0 ? NO_ATTRIBUTES : attributesOf(tag),
      children: [],
      text: "",
      scope: this.#attributes === 0 ? outer : scopeOf(tag, outer),
    };
    if (parent) parent.children.push(element);
    else this.root = element;
    this.#open.push(element);
  }

  addText(data: string): void {
    const inside = this.#open.at(-1);
    if (inside) inside.text += data;
  }

  close(): void {
    this.#open.pop();
  }
}

const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const OUTERMOST: XmlScope = { declared: new Map([["xml", XML_NAMESPACE]]) };

function attributesOf(tag: SaxesTagNS): XmlAttribute[] {
  return Object.values(tag.attributes)
    .filter(({ uri }) => uri !== XMLNS_NAMESPACE)
    .map(({ uri, local, value }) => ({ namespace: uri, name: local, value }));
}

function scopeOf(tag: SaxesTagNS, outer: XmlScope): XmlScope {
  const declared = Object.entries(tag.ns);
  return declared.length === 0 ? outer : { declared: new Map(declared), outer };
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0]?.slice(0, 200) ?? "";
}
