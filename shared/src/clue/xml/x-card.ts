import {
  attributeOf,
  childrenOf,
  collapse,
  type XmlElement,
  xmlElement,
  xmlText,
} from "../../xml/index.ts";
import type { Person } from "../model/advertisement.ts";
import type { XCard, XCardParameter, XCardProperty, XCardValue } from "../model/x-card.ts";
import { XCARD_NAMESPACE } from "./namespaces.ts";
import type { Reading } from "./reading.ts";
import { PARAMETERS, PROPERTIES, VALUES } from "./x-card-schema.ts";

/**
 * An xCard (RFC 6351). It is about people, not about media: what its schema does not have is left out and refuses no
 * message, but for the one property that must be there (RFC 8846 §21.1.2).
 */
export function readXCard(element: XmlElement, reading: Reading): XCard {
  const alone = propertiesIn(element, undefined);
  const grouped = childrenOf(element, XCARD_NAMESPACE, "group").flatMap((group) => {
    const properties = propertiesIn(group, attributeOf(group, "name") ?? "");
    return properties.some(({ name }) => name === "fn") ? properties : [];
  });
  if (!alone.some(({ name }) => name === "fn")) {
    reading.refuse(301, `<${element.name}> without a name`);
  }
  return [...alone, ...grouped];
}

/** The xCard of a person: a name that is blank is none. */
export function readPersonInfo(
  element: XmlElement,
  reading: Reading,
): Pick<Person, "name" | "uri" | "card"> {
  const card = readXCard(element, reading);
  const first = (name: string): string | undefined =>
    card.find((property) => property.name === name)?.values[0]?.text;
  const name = first("fn");
  const uri = first("impp");
  return {
    ...(name !== undefined && collapse(name) !== "" && { name }),
    ...(uri !== undefined && { uri }),
    ...(!saysNoMore(card) && { card }),
  };
}

/** An `xcard:vcardType` under this name; the prefix `v` is declared. */
export function printXCard(name: string, card: XCard): string {
  const groups = new Set(card.flatMap(({ group }) => group ?? []));
  const inside = (group: string | undefined): string =>
    inSchemaOrder(card.filter((property) => property.group === group))
      .map(printProperty)
      .join("");
  const grouped = [...groups].map((group) => xmlElement("v:group", { name: group }, inside(group)));
  return xmlElement(name, {}, inside(undefined) + grouped.join(""));
}

/** A card of nothing but one name and perhaps one address is `name` and `uri`. */
function saysNoMore(card: XCard): boolean {
  const [name, address, ...more] = card;
  const isPlain = (property: XCardProperty): boolean =>
    property.group === undefined && property.parameters.length === 0;
  return (
    more.length === 0 &&
    name?.name === "fn" &&
    isPlain(name) &&
    (address === undefined || (address.name === "impp" && isPlain(address)))
  );
}

function propertiesIn(element: XmlElement, group: string | undefined): XCard {
  const seen = new Set<string>();
  const properties = element.children.flatMap((child) => {
    const property = readProperty(child, group);
    if (!property) return [];
    if (seen.has(property.name) && PROPERTIES.get(property.name)?.occurrence === "?") return [];
    seen.add(property.name);
    return property;
  });
  return inSchemaOrder(properties);
}

function readProperty(element: XmlElement, group: string | undefined): XCardProperty | undefined {
  const schema = element.namespace === XCARD_NAMESPACE && PROPERTIES.get(element.name);
  if (!schema) return undefined;
  const values = valuesIn(element);
  if (!schema.values.test(typesOf(values)) || !values.every(isValue)) return undefined;
  const parameters = childrenOf(element, XCARD_NAMESPACE, "parameters")
    .flatMap(({ children }) => children)
    .map(({ name, ...rest }): XCardParameter => ({ name, values: valuesIn({ name, ...rest }) }))
    .filter(isParameter);
  const fits = schema.parameters.test(parameters.map(({ name }) => `${name} `).join(""));
  return {
    name: element.name,
    ...(group !== undefined && { group }),
    parameters: fits ? parameters : [],
    values,
  };
}

function valuesIn(element: XmlElement): readonly XCardValue[] {
  return element.children
    .filter(({ namespace, name }) => namespace === XCARD_NAMESPACE && name !== "parameters")
    .map(({ name, text }) => ({ type: name, text: VALUES.has(name) ? collapse(text) : text }));
}

function isParameter({ name, values }: XCardParameter): boolean {
  const schema = PARAMETERS.get(name);
  if (!schema?.values.test(typesOf(values)) || !values.every(isValue)) return false;
  return values.every(({ text }) => schema.each === undefined || schema.each.test(text));
}

function isValue({ type, text }: XCardValue): boolean {
  return VALUES.get(type)?.test(text) ?? true;
}

function typesOf(values: readonly XCardValue[]): string {
  return values.map(({ type }) => `${type} `).join("");
}

const ORDER = new Map([...PROPERTIES.keys()].map((name, index) => [name, index]));

function inSchemaOrder(properties: XCard): XCard {
  const place = ({ name }: XCardProperty): number => ORDER.get(name) ?? ORDER.size;
  return properties.toSorted((a, b) => place(a) - place(b));
}

function printProperty({ name, parameters, values }: XCardProperty): string {
  const printed = parameters.map((each) =>
    xmlElement(`v:${each.name}`, {}, each.values.map(printValue).join("")),
  );
  const before = printed.length === 0 ? "" : xmlElement("v:parameters", {}, printed.join(""));
  return xmlElement(`v:${name}`, {}, before + values.map(printValue).join(""));
}

function printValue({ type, text }: XCardValue): string {
  return xmlText(`v:${type}`, text);
}
