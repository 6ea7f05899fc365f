import { infoRequest, type RequestWithin } from "./talk.ts";

/** The Info Package by which hosts ask others to mute, and the focus passes it on (RFC 6086). */
export const muteInfo = "parley-mute";

/** Who asks, as an INFO of that package says; undefined for any other INFO. */
export function muteAskedBy(infoPackage: string | undefined, body: string): string | undefined {
  if (infoPackage?.split(";", 1)[0]?.trim() !== muteInfo) return undefined;
  try {
    const said: unknown = JSON.parse(body);
    return isRequest(said) ? said.by : undefined;
  } catch {
    return undefined;
  }
}

/** A host's own: asks the person with that user entity (ADR 0026). */
export function muteWishRequest(entity: string): RequestWithin {
  return infoRequest(muteInfo, { ask: "mute", participant: entity });
}

function isRequest(said: unknown): said is { readonly by: string } {
  if (typeof said !== "object" || said === null) return false;
  return "ask" in said && said.ask === "mute" && "by" in said && typeof said.by === "string";
}
