import type { XmlElement } from "../../xml/index.ts";
import { type ClueFault, fault } from "../fault.ts";
import type { FaultCode } from "../response-codes.ts";

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
    this.#fault ??= fault(code, reason);
  }
}

/** How often an element may stand in a sequence, written as in a DTD. */
export type Occurrence = "1" | "?" | "*" | "+";

/** The elements of an `xs:sequence` with their occurrence, in the order the schema demands. */
export type Sequence = Readonly<Record<string, Occurrence>>;

/** The children found, by name; for "1" and "+" at least one, unless the reading has a fault. */
export type Found<S extends Sequence> = { readonly [Name in keyof S]: readonly XmlElement[] };

/**
 * The children of `element` in `namespace` against the schema's sequence. Elements of other namespaces are
 * ignored wherever they stand (RFC 8847 §8).
 */
export function readSequence<S extends Sequence>(
  element: XmlElement,
  namespace: string,
  sequence: S,
  reading: Reading,
): Found<S> {
  const found = new Map<string, XmlElement[]>(Object.keys(sequence).map((name) => [name, []]));
  const order = [...found.keys()];
  let position = 0;
  for (const child of element.children) {
    if (child.namespace !== namespace) continue;
    const same = found.get(child.name);
    if (same === undefined) {
      if (!reading.lenient) unexpected(element, child, reading);
      continue;
    }
    const at = order.indexOf(child.name);
    if (at < position) unexpected(element, child, reading);
    position = at;
    same.push(child);
  }
  for (const [name, occurrence] of Object.entries(sequence)) {
    checkOccurrence(element, name, occurrence, found.get(name)?.length ?? 0, reading);
  }
  return Object.fromEntries(found) as unknown as Found<S>;
}

function unexpected(parent: XmlElement, child: XmlElement, reading: Reading): void {
  reading.refuse(301, `unexpected <${child.name}> in <${parent.name}>`);
}

function checkOccurrence(
  parent: XmlElement,
  name: string,
  occurrence: Occurrence,
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
