import type { RequestWithin } from "./talk.ts";

/** An INFO of that package (RFC 6086 §4.2.1). */
export function infoRequest(infoPackage: string, said: object): RequestWithin {
  const headers = [`Info-Package: ${infoPackage}`, "Content-Disposition: Info-Package"];
  return {
    extraHeaders: [...headers, "Content-Type: application/json"],
    body: JSON.stringify(said),
  };
}

/** The JSON object that an INFO of that package holds; undefined for any other INFO. */
export function saidIn(
  infoPackage: string,
  header: string | undefined,
  body: string,
): Readonly<Record<string, unknown>> | undefined {
  // RFC 6086: octet by octet.
  if (header?.split(";", 1)[0]?.trim() !== infoPackage) return undefined;
  try {
    const said: unknown = JSON.parse(body);
    return isObject(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

function isObject(said: unknown): said is Readonly<Record<string, unknown>> {
  return typeof said === "object" && said !== null && !Array.isArray(said);
}
