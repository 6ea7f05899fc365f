import type { XmlElement } from "../../xml/index.ts";
import { type ClueFault, fault } from "../fault.ts";
import type { FaultCode } from "../response-codes.ts";
import { isForeign } from "./namespaces.ts";

/**
 * One reading of one message. Readers go on after a fault with some value of the right type, which nobody sees:
 * a reading with a fault is refused as a whole, for its first fault.
 */
export class Reading {
  /** RFC 8847 §7: what a version we do not implement adds to the known namespaces is ignored. */
  readonly lenient: boolean;
  #fault: ClueFault | undefined;

  constructor(lenient: boolean) {
    this.lenient = lenient;
  }

  get fault(): ClueFault | undefined {
    return this.#fault;
  }

  refuse(code: FaultCode, reason: string): void {
    this.#fault ??= fault(code, reason.slice(0, LONGEST_REASON));
  }
}

/** A reason may name an element of the peer's, and such a name may be long. */
const LONGEST_REASON = 200;

/** How often an element may stand in a sequence, written as in a DTD. */
export type Occurrence = "1" | "?" | "*" | "+";

/** The elements of an `xs:sequence` with their occurrence, in the order the schema demands. */
export type Sequence = Readonly<Record<string, Occurrence>>;

/** An element that holds elements, as the schema has it. */
export interface Model<Name extends string> {
  readonly namespace: string;
  readonly order: ReadonlyMap<Name | string, number>;
  readonly occurrences: readonly (readonly [Name, Occurrence])[];
  /** Its attributes without namespace; undefined: any (`xs:anyAttribute namespace="##any"`). */
  readonly attributes: ReadonlySet<string> | undefined;
  /** Where the children of each name begin, when there are none. */
  readonly noChildren: readonly number[];
  /** And when there is one of each. */
  readonly oneOfEach: readonly number[];
}

export function model<const S extends Sequence>(
  namespace: string,
  sequence: S,
  attributes: readonly string[] | "any" = [],
): Model<keyof S & string> {
  const occurrences = Object.entries(sequence);
  return {
    namespace,
    order: new Map(occurrences.map(([name], index) => [name, index])),
    occurrences,
    attributes: attributes === "any" ? undefined : new Set(attributes),
    noChildren: [0, ...occurrences.map(() => 0)],
    oneOfEach: [...occurrences.keys(), occurrences.length],
  };
}

/** The children of an element by name. */
export class Found<Name extends string> {
  readonly #children: readonly XmlElement[];
  readonly #order: ReadonlyMap<string, number>;
  /** Where among the children those of each name begin; those of the next name begin where they end. */
  readonly #starts: readonly number[];

  constructor(
    children: readonly XmlElement[],
    order: ReadonlyMap<string, number>,
    starts: readonly number[],
  ) {
    this.#children = children;
    this.#order = order;
    this.#starts = starts;
  }

  /** The first of that name; there is one where the model wants one, unless the reading has a fault. */
  first(name: Name): XmlElement | undefined {
    const place = this.#order.get(name) ?? 0;
    const start = this.#starts[place] ?? 0;
    return start === this.#starts[place + 1] ? undefined : this.#children[start];
  }

  all(name: Name): readonly XmlElement[] {
    const place = this.#order.get(name) ?? 0;
    const [start, end] = [this.#starts[place], this.#starts[place + 1]];
    return start === end ? NONE : this.#children.slice(start, end);
  }
}

/**
 * The children of `element` against its model. Elements of other namespaces are ignored wherever they stand
 * (RFC 8847 §8).
 */
export function readSequence<Name extends string>(
  element: XmlElement,
  schema: Model<Name>,
  reading: Reading,
): Found<Name> {
  const { attributes } = schema;
  const found = hasOneOfEach(element, schema)
    ? new Found<Name>(element.children, schema.order, schema.oneOfEach)
    : findChildren(element, schema, reading);
  if (attributes && element.attributes.length > 0) checkAttributes(element, attributes, reading);
  if (element.text !== "" && /[^ \t\r\n]/.test(element.text)) {
    reading.refuse(301, `<${element.name}> with text in it`);
  }
  return found;
}

function hasOneOfEach(
  { children }: XmlElement,
  { namespace, occurrences }: Model<string>,
): boolean {
  if (children.length !== occurrences.length) return false;
  for (let place = 0; place < children.length; place += 1) {
    const child = children[place];
    if (child?.name !== occurrences[place]?.[0] || child?.namespace !== namespace) return false;
  }
  return true;
}

function findChildren<Name extends string>(
  element: XmlElement,
  schema: Model<Name>,
  reading: Reading,
): Found<Name> {
  const { occurrences } = schema;
  const children = knownChildren(element, schema, reading);
  const starts = schema.noChildren.slice();
  let last = 0;
  for (let index = 0; index < children.length; index += 1) {
    const name = children[index]?.name ?? "";
    const place = placeOf(name, schema, last) ?? 0;
    if (place < last) unexpected(element, name, reading);
    while (last < place) {
      last += 1;
      starts[last] = index;
    }
  }
  while (last < occurrences.length) {
    last += 1;
    starts[last] = children.length;
  }
  for (let place = 0; place < occurrences.length; place += 1) {
    const count = (starts[place + 1] ?? 0) - (starts[place] ?? 0);
    if (count !== 1) checkOccurrence(element, occurrences[place], count, reading);
  }
  return new Found(children, schema.order, starts);
}

function knownChildren(
  element: XmlElement,
  schema: Model<string>,
  reading: Reading,
): readonly XmlElement[] {
  return areKnown(element.children, schema)
    ? element.children
    : withoutStrangers(element, schema, reading);
}

function withoutStrangers(
  element: XmlElement,
  { namespace, order }: Model<string>,
  reading: Reading,
): readonly XmlElement[] {
  const { children } = element;
  const isKnown = (child: XmlElement): boolean =>
    child.namespace === namespace && order.has(child.name);
  if (!reading.lenient) {
    const stranger = children.find((child) => !isKnown(child) && !isForeign(child));
    if (stranger?.namespace === namespace) unexpected(element, stranger.name, reading);
    else if (stranger) {
      reading.refuse(301, `<${stranger.name}> is not of the namespace of <${element.name}>`);
    }
  }
  return children.filter(isKnown);
}

function areKnown(children: readonly XmlElement[], schema: Model<string>): boolean {
  let place: number | undefined = 0;
  for (const { namespace, name } of children) {
    place = namespace === schema.namespace ? placeOf(name, schema, place) : undefined;
    if (place === undefined) return false;
  }
  return true;
}

/** Its place in the schema's order: mostly that of the one before it, or the next. */
function placeOf(name: string, schema: Model<string>, before: number): number | undefined {
  const { occurrences, order } = schema;
  if (name === occurrences[before]?.[0]) return before;
  if (name === occurrences[before + 1]?.[0]) return before + 1;
  return order.get(name);
}

/** An element that holds text only, and of attributes only these; what other namespaces add to it is ignored. */
export function readSimple(
  element: XmlElement,
  reading: Reading,
  attributes: ReadonlySet<string> = NO_ATTRIBUTES,
): string {
  if (element.attributes.length > 0) checkAttributes(element, attributes, reading);
  if (element.children.length > 0) {
    const child = element.children.find(({ namespace }) => namespace === element.namespace);
    if (child) unexpected(element, child.name, reading);
  }
  return element.text;
}

const NONE: readonly XmlElement[] = [];
const NO_ATTRIBUTES: ReadonlySet<string> = new Set();

function checkAttributes(element: XmlElement, known: ReadonlySet<string>, reading: Reading): void {
  if (reading.lenient) return;
  for (const { namespace, name } of element.attributes) {
    if (namespace === "" && !known.has(name)) {
      reading.refuse(301, `<${element.name}> with @${name}`);
    }
  }
}

function unexpected(parent: XmlElement, child: string, reading: Reading): void {
  reading.refuse(301, `unexpected <${child}> in <${parent.name}>`);
}

function checkOccurrence(
  parent: XmlElement,
  [name, occurrence]: readonly [string, Occurrence] = ["", "*"],
  count: number,
  reading: Reading,
): void {
  if (count === 0 && (occurrence === "1" || occurrence === "+")) {
    reading.refuse(301, `<${parent.name}> without <${name}>`);
  }
  if (count > 1 && (occurrence === "1" || occurrence === "?")) {
    reading.refuse(301, `<${parent.name}> with several <${name}>`);
  }
}
