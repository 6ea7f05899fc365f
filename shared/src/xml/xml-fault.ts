import type { XmlElement } from "./element.ts";

/** What a document may cost; all are counts, lengths in UTF-16 code units. */
export interface XmlLimits {
  readonly maxLength: number;
  readonly maxDepth: number;
  readonly maxElements: number;
  /** On one element, namespace declarations included. */
  readonly maxAttributes: number;
}

/**
 * Chosen for signalling: an advertisement of 1,000 captures has about 45,000 elements in 900 kB
 * and is 8 deep. Every limit is far above what the RFCs' own documents use.
 */
export const DEFAULT_XML_LIMITS: XmlLimits = {
  maxLength: 1_048_576,
  maxDepth: 32,
  maxElements: 50_000,
  maxAttributes: 64,
};

export interface XmlFault {
  readonly type:
    | "not-well-formed"
    | "doctype"
    | "too-long"
    | "too-deep"
    | "too-many-elements"
    | "too-many-attributes";
  /** One line, without anything of the document's text. */
  readonly reason: string;
  /** The root as far as it was read: enough to address a refusal, never enough to act on. */
  readonly readSoFar?: XmlElement;
}

/** Leaves the reading from wherever it is; never leaves this folder. */
export class Stopped extends Error {
  readonly fault: Pick<XmlFault, "type" | "reason">;
  constructor(fault: Pick<XmlFault, "type" | "reason">) {
    super(fault.reason);
    this.fault = fault;
  }
}

export function stop(type: XmlFault["type"], reason: string): never {
  throw new Stopped({ type, reason });
}
