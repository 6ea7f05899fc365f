import { z } from "zod";
import { sectionsSchema } from "./schema.ts";

/** One setting, as it is documented. */
export interface Key {
  readonly section: string;
  readonly name: string;
  /** E.g. `PARLEY_HTTP__PORT`. */
  readonly variable: string;
  readonly meaning: string;
  /** As it would be written, or undefined for one that is unset. */
  readonly usual: string | undefined;
  /** What it may be, e.g. `0 … 65535` or `loopback | everyone | off`. */
  readonly values: string;
}

/** Every setting in the order of the schema. */
export const keys: readonly Key[] = keysOf({ ...z.toJSONSchema(sectionsSchema) });

/** The settings for a terminal, two lines each. */
export function keyList(): string {
  return keys
    .flatMap(({ section, name, variable, usual, values, meaning }) => [
      `  ${section}.${name} (${variable}): ${values}; default: ${usual ?? "unset"}`,
      `      ${meaning}`,
    ])
    .join("\n");
}

/** The settings as a Markdown table: the README holds it, and a test compares. */
export function keyTable(): string {
  const rows = keys.map(({ section, name, variable, usual, values, meaning }) => {
    const cells = [`\`${section}.${name}\``, `\`${variable}\``, usual ?? "unset", values, meaning];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return [
    "| key | variable | default | values | meaning |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function keysOf(schema: JsonObject): readonly Key[] {
  return Object.entries(properties(schema)).flatMap(([section, inSection]) =>
    Object.entries(properties(inSection)).map(([name, key]) => ({
      section,
      name,
      variable: `PARLEY_${section.toUpperCase()}__${upperSnake(name)}`,
      meaning: written(key, "description") ?? "",
      usual: written(key, "default"),
      values: valuesOf(key),
    })),
  );
}

function valuesOf(key: JsonObject): string {
  if (Array.isArray(key["enum"])) return key["enum"].join(" | ");
  if (key["type"] === "integer")
    return `${written(key, "minimum") ?? ""} … ${written(key, "maximum") ?? ""}`;
  if (key["type"] === "boolean") return "true | false";
  if (key["type"] === "array") return "list";
  return "text";
}

function upperSnake(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

type JsonObject = Readonly<Record<string, unknown>>;

function properties(schema: JsonObject): Readonly<Record<string, JsonObject>> {
  const found = schema["properties"];
  return isJsonObject(found) ? Object.fromEntries(Object.entries(found).filter(isDescribed)) : {};
}

function isDescribed(entry: [string, unknown]): entry is [string, JsonObject] {
  return isJsonObject(entry[1]);
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}

function written(schema: JsonObject, property: string): string | undefined {
  const found = schema[property];
  return ["string", "number", "boolean"].includes(typeof found) ? String(found) : undefined;
}
