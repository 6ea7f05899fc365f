import { attributeOf, collapse, isNcName, type XmlElement } from "../../xml/index.ts";
import { CLUE_LIMITS } from "../model/limits.ts";
import { type Reading, readSimple } from "./reading.ts";

/** Simple values of XML Schema. A value that is not of its type is a fault 302; `undefined` in gives `undefined` out. */

const DIGITS = /^[0-9]+$/;
const DECIMAL = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;
/** What nearly every id is: seen at one glance. */
const PLAIN_ID = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const LANGUAGE = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;
const VERSION = /^[1-9][0-9]*\.[0-9]+$/;
const RESPONSE_CODE = /^[1-9][0-9][0-9]$/;

/** An `xs:positiveInteger`; beyond 2^53-1 nothing can be told apart. */
export function positiveOf(element: XmlElement, reading: Reading): number {
  const digits = collapse(readSimple(element, reading));
  const most = Number.MAX_SAFE_INTEGER;
  return inRange(digits.replace(/^\+/, ""), 1, most, element, reading);
}

/** An integer of one of the unsigned types, from `least` to `most`. */
export function unsignedOf(
  element: XmlElement,
  reading: Reading,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
  attributes?: ReadonlySet<string>,
): number {
  const digits = collapse(readSimple(element, reading, attributes));
  return inRange(digits, least, most, element, reading);
}

/** Three digits (`responseCodeType`); `first`, where only one class will do. */
export function responseCodeOf(element: XmlElement, reading: Reading, first = ""): number {
  const digits = collapse(readSimple(element, reading));
  if (RESPONSE_CODE.test(digits) && digits.startsWith(first)) return Number(digits);
  reading.refuse(302, `<${element.name}> is no response code that may stand here`);
  return 300;
}

/** An `xs:decimal`: no exponent. */
export function decimalOf(element: XmlElement, reading: Reading): number {
  const text = readSimple(element, reading);
  const value = decimalIn(text) ?? decimalIn(collapse(text));
  if (value !== undefined) return value;
  reading.refuse(302, `<${element.name}> is not a decimal`);
  return 0;
}

function decimalIn(digits: string): number | undefined {
  if (!DECIMAL.test(digits)) return undefined;
  const value = Number(digits);
  // There is no -0 in XML Schema.
  if (value === 0) return 0;
  return Number.isFinite(value) ? value : undefined;
}

export function booleanOf(
  element: XmlElement,
  reading: Reading,
  attributes?: ReadonlySet<string>,
): boolean {
  return parseBoolean(
    collapse(readSimple(element, reading, attributes)),
    `<${element.name}>`,
    reading,
  );
}

export function booleanAttribute(
  element: XmlElement,
  name: string,
  reading: Reading,
): boolean | undefined {
  const value = attributeOf(element, name);
  return value === undefined ? undefined : parseBoolean(collapse(value), `@${name}`, reading);
}

/** An element whose schema fixes it to `true`: left empty it is true as well. */
export function expectTrue(element: XmlElement | undefined, reading: Reading): void {
  if (element && readSimple(element, reading) !== "" && !booleanOf(element, reading)) {
    reading.refuse(302, `<${element.name}> is not true`);
  }
}

/** An NCName (`xs:ID`, `xs:IDREF`). */
export function idOf<Id extends string>(element: XmlElement, reading: Reading): Id {
  const value = readSimple(element, reading);
  return plainId<Id>(value) ?? rareId(value, `<${element.name}>`, reading);
}

export function idAttribute<Id extends string>(
  element: XmlElement,
  name: string,
  reading: Reading,
): Id {
  const value = attributeOf(element, name);
  if (value === undefined) reading.refuse(301, `<${element.name}> without @${name}`);
  const id = value ?? "missing";
  return plainId<Id>(id) ?? rareId(id, `@${name}`, reading);
}

/** The brand is made here, for nearly every id; for all others in `rareId`. */
function plainId<Id extends string>(value: string): Id | undefined {
  const isPlain = value.length <= CLUE_LIMITS.idLength && PLAIN_ID.test(value);
  return isPlain ? (value as Id) : undefined;
}

function rareId<Id extends string>(value: string, what: string, reading: Reading): Id {
  const id = collapse(value);
  const fault = faultOfId(id);
  if (fault !== undefined) reading.refuse(302, `${what} ${fault}`);
  return id as Id;
}

function faultOfId(id: string): string | undefined {
  if (id.length > CLUE_LIMITS.idLength) return "is too long";
  // U+FFFD may stand in a name, but it stands for bytes that were lost: two such ids might be one.
  return isNcName(id) && !id.includes("\ufffd") ? undefined : "is not an NCName";
}

/** A reference that the schema types as string only; it names an id or a label, so spaces around it mean nothing. */
export function nameOf<Name extends string>(element: XmlElement, reading: Reading): Name {
  const name = collapse(readSimple(element, reading));
  if (name.length > CLUE_LIMITS.idLength) reading.refuse(302, `<${element.name}> is too long`);
  return name as Name;
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

function inRange(
  digits: string,
  least: number,
  most: number,
  { name }: XmlElement,
  reading: Reading,
): number {
  const value = DIGITS.test(digits) ? Number(digits) : Number.NaN;
  if (value >= least && value <= most) return value;
  reading.refuse(302, `<${name}> is not a number from ${least} to ${most}`);
  return least;
}

function parseBoolean(value: string, what: string, reading: Reading): boolean {
  if (value === "true" || value === "1") return true;
  if (value !== "false" && value !== "0") reading.refuse(302, `${what} is not a boolean`);
  return false;
}
