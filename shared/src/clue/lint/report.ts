import type { XmlElement } from "../../xml/index.ts";
import type { FaultCode } from "../response-codes.ts";
import { type Finding, RULES, type Rule } from "./finding.ts";

/** Findings kept; a document may be wrong in every line. */
export const MAX_FINDINGS = 100;

/** Collects what is wrong with one document and where. */
export class Report {
  readonly #lineStarts: readonly number[];
  readonly #findings: Finding[] = [];

  constructor(text: string) {
    this.#lineStarts = lineStartsOf(text);
  }

  get isEmpty(): boolean {
    return this.#findings.length === 0;
  }

  /** Those in the document's order. */
  get findings(): readonly Finding[] {
    return this.#findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }

  /** Without an element it is about the document as a whole. */
  add(
    rule: Rule,
    element: XmlElement | undefined,
    section: string,
    message: string,
    code: FaultCode = RULES[rule],
  ): void {
    if (this.#findings.length >= MAX_FINDINGS) return;
    const at = element?.at ?? 0;
    const line = this.#lineOf(at);
    const column = at - (this.#lineStarts[line - 1] ?? 0) + 1;
    this.#findings.push({ line, column, code, rule, section, message });
  }

  /** The last line that begins at or before this place. */
  #lineOf(at: number): number {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

/** Places count line ends as one (see `XmlElement.at`). */
function lineStartsOf(text: string): readonly number[] {
  const normal = text.replaceAll(/\r\n?/g, "\n");
  const starts = [0];
  for (let at = normal.indexOf("\n"); at >= 0; at = normal.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}
