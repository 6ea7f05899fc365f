import type { FaultCode } from "../response-codes.ts";

/** Something wrong with a document, for a person. */
export interface Finding {
  /** From 1. Where the element begins that it is about. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** What a peer would answer (RFC 8847 §5.7). */
  readonly code: FaultCode;
  readonly rule: Rule;
  /** The section that says so: `RFC 8846 §11.3`. */
  readonly section: string;
  readonly message: string;
}

/** What can be wrong, and the code it earns. */
export const RULES = {
  "too-large": 300,
  "not-xml": 301,
  "not-clue": 301,
  "unknown-element": 301,
  "wrong-namespace": 301,
  "wrong-order": 301,
  "missing-element": 301,
  "repeated-element": 301,
  "missing-attribute": 301,
  "unknown-attribute": 301,
  "stray-text": 301,
  "invalid-value": 302,
  "no-such-type": 302,
  "reserved-code": 302,
  "impossible-geometry": 302,
  "conflicting-values": 303,
  "repeated-id": 303,
  "dangling-reference": 400,
  "wrong-reference": 400,
  "incomplete-agreement": 400,
  semantics: 400,
} as const satisfies Readonly<Record<string, FaultCode>>;

export type Rule = keyof typeof RULES;

/** `adv.xml:12:5: 400 dangling-reference: … (RFC 8846 §11.3)`: editors jump to it. */
export function printFinding(file: string, finding: Finding): string {
  const { line, column, code, rule, message, section } = finding;
  return `${file}:${line}:${column}: ${code} ${rule}: ${message} (${section})`;
}
