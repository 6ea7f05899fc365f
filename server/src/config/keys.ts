import { z } from "zod";
import { configSchema } from "./schema.ts";

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
export const keys: readonly Key[] = keysOf(jsonObject(z.toJSONSchema(configSchema)));

/** The settings as a Markdown table, for `--help` and the README. */
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
  return Object.entries(jsonObject(schema["properties"])).flatMap(([section, described]) =>
    Object.entries(jsonObject(jsonObject(described)["properties"])).map(([name, described]) => {
      const key = jsonObject(described);
      return {
        section,
        name,
        variable: `PARLEY_${section.toUpperCase()}__${upperSnake(name)}`,
        meaning: String(key["description"] ?? ""),
        usual: key["default"] === undefined ? undefined : String(key["default"]),
        values: valuesOf(key),
      };
    }),
  );
}

function valuesOf(key: JsonObject): string {
  if (Array.isArray(key["enum"])) return key["enum"].join(" | ");
  if (key["type"] === "integer") return `${String(key["minimum"])} … ${String(key["maximum"])}`;
  return "text";
}

function upperSnake(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

type JsonObject = Readonly<Record<string, unknown>>;

function jsonObject(value: unknown): JsonObject {
  return typeof value === "object" && value !== null ? (value as JsonObject) : {};
}
