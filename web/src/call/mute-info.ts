import { infoRequest, saidIn } from "./info.ts";
import type { RequestWithin } from "./talk.ts";

/** The Info Package by which hosts ask others to mute, and the focus passes it on (RFC 6086). */
export const muteInfo = "parley-mute";

/** Who asks, as an INFO of that package says; undefined for any other INFO. */
export function muteAskedBy(infoPackage: string | undefined, body: string): string | undefined {
  const { ask, by } = saidIn(muteInfo, infoPackage, body) ?? {};
  return ask === "mute" && typeof by === "string" ? by : undefined;
}

/** A host's own: asks the person with that user entity (ADR 0026). */
export function muteWishRequest(entity: string): RequestWithin {
  return infoRequest(muteInfo, { ask: "mute", participant: entity });
}

/** A host's own: asks everybody else, by one request (ADR 0026). */
export function muteEveryoneRequest(): RequestWithin {
  return infoRequest(muteInfo, { ask: "mute", everyone: true });
}
