import { attributeOf, collapse, collapsedText, type XmlElement } from "../../xml/index.ts";
import type { Reading } from "./reading.ts";

/** Simple values of XML Schema. A value that is not of its type is a fault 302; `undefined` in gives `undefined` out. */

const DIGITS = /^\+?[0-9]+$/;
const DECIMAL = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;
const LANGUAGE = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;
const NC_NAME = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}.\-\u00b7]*$/u;
const VERSION = /^[1-9][0-9]*\.[0-9]+$/;

/** An integer from `least` to `most`; beyond 2^53-1 nothing can be told apart. */
export function integerOf(
  element: XmlElement,
  reading: Reading,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const digits = collapsedText(element);
  const value = DIGITS.test(digits) ? Number(digits) : Number.NaN;
  if (value >= least && value <= most) return value;
  reading.refuse(302, `<${element.name}> is not a number from ${least} to ${most}`);
  return least;
}

/** An `xs:decimal`: no exponent. */
export function decimalOf(element: XmlElement, reading: Reading): number {
  const digits = collapsedText(element);
  const value = DECIMAL.test(digits) ? Number(digits) : Number.NaN;
  if (Number.isFinite(value)) return value;
  reading.refuse(302, `<${element.name}> is not a decimal`);
  return 0;
}

export function booleanOf(element: XmlElement, reading: Reading): boolean {
  return parseBoolean(collapsedText(element), `<${element.name}>`, reading);
}

export function booleanAttribute(
  element: XmlElement,
  name: string,
  reading: Reading,
): boolean | undefined {
  const value = attributeOf(element, name);
  return value === undefined ? undefined : parseBoolean(collapse(value), `@${name}`, reading);
}

/** An element whose schema fixes it to `true`. */
export function expectTrue(element: XmlElement | undefined, reading: Reading): void {
  if (element && !booleanOf(element, reading)) {
    reading.refuse(302, `<${element.name}> is not true`);
  }
}

/** The brand is made here: an id is an NCName (`xs:ID`, `xs:IDREF`). */
export function idOf<Id extends string>(element: XmlElement, reading: Reading): Id {
  return parseId(collapsedText(element), `<${element.name}>`, reading);
}

export function idAttribute<Id extends string>(
  element: XmlElement,
  name: string,
  reading: Reading,
): Id {
  const value = attributeOf(element, name);
  if (value === undefined) reading.refuse(301, `<${element.name}> without @${name}`);
  return parseId(collapse(value ?? "missing"), `@${name}`, reading);
}

/** A reference that the schema types as string only; it names an id or a label, so spaces around it mean nothing. */
export function nameOf<Name extends string>(element: XmlElement): Name {
  return collapsedText(element) as Name;
}

export function languageOf(value: string, reading: Reading): string {
  const tag = collapse(value);
  if (!LANGUAGE.test(tag)) reading.refuse(302, "not a language tag");
  return tag;
}

export function versionOf(value: string, reading: Reading): string {
  if (!VERSION.test(value)) reading.refuse(302, "not a protocol version");
  return value;
}

export function oneOf<Value extends string>(
  value: string,
  allowed: readonly Value[],
  what: string,
  reading: Reading,
): Value | undefined {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) reading.refuse(302, `${what} is none of ${allowed.join(", ")}`);
  return found;
}

function parseBoolean(value: string, what: string, reading: Reading): boolean {
  if (value === "true" || value === "1") return true;
  if (value !== "false" && value !== "0") reading.refuse(302, `${what} is not a boolean`);
  return false;
}

function parseId<Id extends string>(value: string, what: string, reading: Reading): Id {
  if (!NC_NAME.test(value)) reading.refuse(302, `${what} is not an NCName`);
  return value as Id;
}
