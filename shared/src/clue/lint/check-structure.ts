import { assertNever } from "../../lib/index.ts";
import { attributeOf, collapse, type XmlElement } from "../../xml/index.ts";
import { DATA_MODEL_NAMESPACE, PROTOCOL_NAMESPACE } from "../xml/namespaces.ts";
import type { Occurrence, Particle, Structure } from "./grammar.ts";
import type { Report } from "./report.ts";
import type { Kind, SimpleType } from "./simple-types.ts";

/** A name given or used in the document. */
export interface Mention {
  readonly kind: Kind;
  readonly value: string;
  readonly element: XmlElement;
  readonly section: string;
}

/** What a walk over the document brings home besides findings. */
export interface Walk {
  readonly report: Report;
  /** RFC 8847 §7: what a version we do not know adds is not held against it. */
  readonly lenient: boolean;
  readonly names: Mention[];
  readonly references: Mention[];
}

/** Holds an element and all in it against its grammar. */
export function checkElement(element: XmlElement, particle: Particle, walk: Walk): void {
  const { type, section } = particle;
  switch (type.type) {
    case "opaque":
      return;
    case "simple":
      return checkSimple(element, type, section, walk);
    case "structure":
      checkAttributes(element, type, section, walk);
      return checkChildren(element, type, section, walk);
    default:
      return assertNever(type);
  }
}

/** Where a value stands: what it is called, and where it is described. */
interface Site {
  readonly element: XmlElement;
  readonly what: string;
  readonly section: string;
}

function checkSimple(element: XmlElement, type: SimpleType, section: string, walk: Walk): void {
  for (const child of element.children) {
    walk.report.add("unknown-element", child, section, `${tag(element)} holds text alone`);
  }
  for (const { namespace, name, value } of element.attributes) {
    const wanted = namespace === "" ? type.attributes?.[name] : undefined;
    if (wanted) checkValue(collapse(value), wanted, { element, what: `@${name}`, section }, walk);
    else if (namespace === "") unknownAttribute(element, name, section, walk);
  }
  checkValue(collapse(element.text), type, { element, what: tag(element), section }, walk);
}

function checkValue(
  value: string,
  type: SimpleType,
  { element, what, section }: Site,
  walk: Walk,
): void {
  if (!type.accepts(value)) {
    const message = `${what} is "${brief(value)}", not ${type.wanted}`;
    walk.report.add("invalid-value", element, section, message);
    return;
  }
  if (type.names) walk.names.push({ kind: type.names, value, element, section });
  if (type.refersTo) walk.references.push({ kind: type.refersTo, value, element, section });
}

function checkAttributes(
  element: XmlElement,
  { attributes, optional }: Structure,
  section: string,
  walk: Walk,
): void {
  for (const [name, type] of Object.entries(attributes)) {
    const value = attributeOf(element, name);
    if (value !== undefined) {
      const site = { element, what: `@${name}`, section };
      checkValue(type.names ? collapse(value) : value, type, site, walk);
    } else if (!optional.has(name)) {
      walk.report.add("missing-attribute", element, section, `${tag(element)} has no @${name}`);
    }
  }
  for (const { namespace, name } of element.attributes) {
    if (namespace === "" && !Object.hasOwn(attributes, name)) {
      unknownAttribute(element, name, section, walk);
    }
  }
}

function unknownAttribute(element: XmlElement, name: string, section: string, walk: Walk): void {
  if (walk.lenient) return;
  walk.report.add(
    "unknown-attribute",
    element,
    section,
    `${tag(element)} has no place for @${name}`,
  );
}

/** In the schema's order; a child that is out of it is checked all the same. */
function checkChildren(
  element: XmlElement,
  structure: Structure,
  section: string,
  walk: Walk,
): void {
  const { children } = structure;
  if (element.text.trim() !== "") {
    walk.report.add("stray-text", element, section, `${tag(element)} has text between elements`);
  }
  const order = Object.keys(children);
  const counts = new Map<string, number>();
  let position = 0;
  for (const child of element.children) {
    const particle = particleFor(child, structure, walk);
    if (!particle) {
      checkStranger(child, element, { ...structure, section }, walk);
      continue;
    }
    const at = order.indexOf(child.name);
    if (at < position) {
      const message = `${tag(child)} belongs before <${order[position] ?? ""}>`;
      walk.report.add("wrong-order", child, particle.section, message);
    }
    position = at;
    const count = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, count);
    if (count === 2 && isSingle(particle.occurs)) {
      const message = `${tag(element)} has several ${tag(child)}`;
      walk.report.add("repeated-element", child, particle.section, message);
    }
    checkElement(child, particle, walk);
  }
  for (const [name, { occurs, section: where }] of Object.entries(children)) {
    if (counts.has(name) || occurs === "?" || occurs === "*") continue;
    walk.report.add("missing-element", element, where, `${tag(element)} has no <${name}>`);
  }
}

/** What a child is held against; one in the other namespace of CLUE, or in none, is taken for what it is called. */
function particleFor(
  child: XmlElement,
  { namespace, children }: Structure,
  { report }: Walk,
): Particle | undefined {
  const particle = Object.hasOwn(children, child.name) ? children[child.name] : undefined;
  if (!particle || child.namespace === namespace) return particle;
  if (!isOfClue(child)) return undefined;
  const message = `${tag(child)} is in "${child.namespace}", but belongs to "${namespace}"`;
  report.add("wrong-namespace", child, particle.section, message);
  return particle;
}

/** Elements of foreign namespaces are nobody's business here (RFC 8847 §8). */
function checkStranger(
  child: XmlElement,
  parent: XmlElement,
  { namespace, section }: { readonly namespace: string; readonly section: string },
  { report, lenient }: Walk,
): void {
  if (child.namespace !== namespace || lenient) return;
  const message = `${tag(child)} has no place in ${tag(parent)}`;
  report.add("unknown-element", child, section, message);
}

function isOfClue({ namespace }: XmlElement): boolean {
  return ["", PROTOCOL_NAMESPACE, DATA_MODEL_NAMESPACE].includes(namespace);
}

function isSingle(occurs: Occurrence): boolean {
  return occurs === "1" || occurs === "?";
}

/** As a person would point at it. */
export function tag({ name }: XmlElement): string {
  return `<${brief(name)}>`;
}

/** Enough of a name or a value to know it by. */
export function brief(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}
