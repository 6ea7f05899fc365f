import type { XmlAttribute, XmlElement, XmlName } from "./element.ts";
import {
  attributeName,
  declaredPrefix,
  interned,
  mayDeclare,
  type ReadingScope,
  scopeInside,
} from "./scope.ts";
import { meaningOf, type TagName, TagNames } from "./tag-names.ts";
import { stop, type XmlLimits } from "./xml-fault.ts";

/** An attribute as it was written, its value resolved. */
export interface RawAttribute {
  readonly name: string;
  readonly value: string;
}

interface OpenElement extends XmlElement {
  children: XmlElement[];
  text: string;
  readonly scope: ReadingScope;
  readonly tag: TagName;
}

/** Makes elements out of tags, within limits. */
export class TreeBuilder {
  root: XmlElement | undefined;
  readonly names = new TagNames();
  readonly #limits: XmlLimits;
  readonly #open: OpenElement[] = [];
  #inner: OpenElement | undefined;
  #elements = 0;

  constructor(limits: XmlLimits) {
    this.#limits = limits;
  }

  get isInside(): boolean {
    return this.#inner !== undefined;
  }

  /** The name whose end tag may come now. */
  get innermost(): string | undefined {
    return this.#inner?.tag.text;
  }

  countElement(): void {
    const { maxElements, maxDepth } = this.#limits;
    this.#elements += 1;
    if (this.#elements > maxElements) {
      stop("too-many-elements", `more than ${maxElements} elements`);
    }
    if (this.#open.length >= maxDepth) stop("too-deep", `deeper than ${maxDepth} elements`);
    if (this.#inner === undefined && this.root) stop("not-well-formed", "a second root");
  }

  countAttribute(count: number): void {
    const { maxAttributes } = this.#limits;
    if (count > maxAttributes) stop("too-many-attributes", `more than ${maxAttributes} attributes`);
  }

  /** `at`: where its start tag begins. */
  open(tag: TagName, raw: readonly RawAttribute[], at: number): void {
    const parent = this.#inner;
    const scope = parent && raw.length === 0 ? parent.scope : scopeOf(raw, parent?.scope);
    const { namespace, name } = meaningOf(tag, scope) ?? unknownName();
    const element: OpenElement = {
      namespace,
      name,
      attributes: raw.length === 0 ? NO_ATTRIBUTES : attributesOf(raw, scope),
      children: NO_CHILDREN,
      text: "",
      scope,
      tag,
      at,
      textBefore: parent === undefined ? 0 : parent.text.length,
    };
    if (parent === undefined) this.root = element;
    else addChild(parent, element);
    this.#open.push(element);
    this.#inner = element;
  }

  addText(text: string): void {
    if (this.#inner) this.#inner.text += text;
  }

  close(): void {
    this.#open.pop();
    this.#inner = this.#open[this.#open.length - 1];
  }

  end(): void {
    if (this.#inner) stop("not-well-formed", "an element that is not closed");
  }
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
/** Never added to: most elements have no children, and those that do get a list of their own. */
const NO_CHILDREN: XmlElement[] = [];
const NO_NAMESPACES: ReadonlyMap<string, string> = new Map();

function addChild(parent: OpenElement, child: XmlElement): void {
  if (parent.children === NO_CHILDREN) parent.children = [child];
  else parent.children.push(child);
}

function scopeOf(raw: readonly RawAttribute[], outer: ReadingScope | undefined): ReadingScope {
  let declared: Map<string, string> | undefined;
  for (const { name, value } of raw) {
    const prefix = declaredPrefix(name);
    if (prefix === undefined) continue;
    declared ??= new Map();
    if (!mayDeclare(prefix, value)) stop("not-well-formed", "a namespace that cannot be declared");
    if (declared.has(prefix)) stop("not-well-formed", "an attribute that comes twice");
    declared.set(prefix, interned(value));
  }
  return outer && !declared ? outer : scopeInside(outer, declared ?? NO_NAMESPACES);
}

function attributesOf(raw: readonly RawAttribute[], scope: ReadingScope): readonly XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  for (const { name: qName, value } of raw) {
    if (declaredPrefix(qName) !== undefined) continue;
    const { namespace, name } = attributeName(scope, qName) ?? unknownName();
    if (attributes.some((other) => other.name === name && other.namespace === namespace)) {
      stop("not-well-formed", "an attribute that comes twice");
    }
    attributes.push({ namespace, name, value });
  }
  return attributes;
}

function unknownName(): XmlName {
  return stop("not-well-formed", "a name whose prefix is not declared");
}
