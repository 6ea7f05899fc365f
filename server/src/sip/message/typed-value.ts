import { type Parameters, parseParameters } from "./parameters.ts";

/** A Content-Type or Content-Disposition: a name and parameters (RFC 3261 §20.11, §20.15). */
export interface TypedValue {
  /** Lower case, such as `application/sdp` or `session`. */
  readonly type: string;
  readonly parameters: Parameters;
}

/** Undefined where the parameters make no sense. */
export function parseTypedValue(value: string): TypedValue | undefined {
  const semicolon = value.indexOf(";");
  const parameters = parseParameters(semicolon < 0 ? "" : value.slice(semicolon));
  return parameters && { type: typeOf(value), parameters };
}

/** The name alone, whatever follows it. */
export function typeOf(value: string): string {
  const semicolon = value.indexOf(";");
  return (semicolon < 0 ? value : value.slice(0, semicolon)).trim().toLowerCase();
}
