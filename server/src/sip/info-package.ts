/** An Info Package (RFC 6086): its name, and the one media type of its bodies. */
export interface InfoPackage {
  readonly name: string;
  readonly contentType: string;
}

/** The body of an INFO of ours, which is a JSON object; undefined for any other. */
export function objectIn(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
