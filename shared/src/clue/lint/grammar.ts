import type { SimpleType } from "./simple-types.ts";

/** How often an element may stand in a sequence, written as in a DTD. */
export type Occurrence = "1" | "?" | "*" | "+";

/** An element that may stand inside another. */
export interface Particle {
  readonly occurs: Occurrence;
  readonly type: Grammar;
  /** Where it is described. */
  readonly section: string;
}

/** A complex type of the schema: children in this order, all of them in one namespace. */
export interface Structure {
  readonly type: "structure";
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, SimpleType>>;
  readonly optional: ReadonlySet<string>;
  readonly children: Readonly<Record<string, Particle>>;
}

/** `opaque`: somebody else's schema, such as an xCard. */
export type Grammar = Structure | SimpleType | { readonly type: "opaque" };

export const opaque: Grammar = { type: "opaque" };

/** Makes particles whose sections are those of one document. */
export function particlesOf(rfc: number) {
  return (occurs: Occurrence, section: string, type: Grammar): Particle => ({
    occurs,
    type,
    section: `RFC ${rfc} §${section}`,
  });
}

/** `attributes`: those with a `?` at the end may be left out. */
export function structureIn(namespace: string) {
  return (
    children: Readonly<Record<string, Particle>>,
    attributes: Readonly<Record<string, SimpleType>> = {},
  ): Structure => {
    const isOptional = (name: string): boolean => name.endsWith("?");
    const bare = (name: string): string => (isOptional(name) ? name.slice(0, -1) : name);
    const names = Object.keys(attributes);
    return {
      type: "structure",
      namespace,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([name, type]) => [bare(name), type]),
      ),
      optional: new Set(names.filter(isOptional).map(bare)),
      children,
    };
  };
}
