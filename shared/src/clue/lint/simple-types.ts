import { isNcName } from "../../xml/index.ts";

/** What an id names, and a reference refers to. */
export type Kind =
  | "capture"
  | "scene"
  | "scene view"
  | "encoding group"
  | "person"
  | "simultaneous set"
  | "global view"
  | "capture encoding"
  | "synchronization";

/** The type of a text or an attribute's value (RFC 8846 §4, RFC 8847 §9). */
export interface SimpleType {
  readonly type: "simple";
  /** What it must be, in words; not asked where every text will do. */
  readonly wanted: string;
  readonly accepts: (value: string) => boolean;
  /** It names something of this kind. */
  readonly names?: Kind;
  /** It refers to something of this kind. */
  readonly refersTo?: Kind;
  /** Attributes beside the text. */
  readonly attributes?: Readonly<Record<string, SimpleType>>;
}

export const text: SimpleType = { type: "simple", wanted: "text", accepts: () => true };
export const boolean = pattern("true or false", /^(?:true|false|0|1)$/);
export const isTrue = pattern("true", /^(?:true|1|)$/);
export const decimal = pattern("a decimal without exponent", /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/);
export const language = pattern("a language tag", /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/);
export const version = pattern("a version such as 1.0", /^[1-9]\d*\.\d+$/);
export const responseCode = pattern("three digits from 100 on", /^[1-9]\d\d$/);
export const success = pattern("a success code, 200 to 299", /^2\d\d$/);
export const policy = pattern("a policy such as SoundLevel:0", /^[a-zA-Z0-9]+:\d+$/);
export const positive = integer(1, Number.MAX_SAFE_INTEGER);
export const clue = oneOf("CLUE");

/** A text in its language. */
export const description: SimpleType = { ...text, attributes: { lang: language } };

export function integer(least: number, most: number): SimpleType {
  return {
    type: "simple",
    wanted: `a whole number from ${least} to ${most}`,
    accepts: (value) => /^\+?\d+$/.test(value) && Number(value) >= least && Number(value) <= most,
  };
}

export function oneOf(...values: readonly string[]): SimpleType {
  return { type: "simple", wanted: values.join(", "), accepts: (value) => values.includes(value) };
}

export function id(names: Kind): SimpleType {
  return { type: "simple", wanted: "a name (NCName)", accepts: isNcName, names };
}

export function ref(refersTo: Kind): SimpleType {
  return { type: "simple", wanted: "a name (NCName)", accepts: isNcName, refersTo };
}

/** A reference that the schema types as any text. */
export function looseRef(refersTo: Kind): SimpleType {
  return { ...text, refersTo };
}

function pattern(wanted: string, expression: RegExp): SimpleType {
  return { type: "simple", wanted, accepts: (value) => expression.test(value) };
}
