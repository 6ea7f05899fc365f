import { type InfoPackage, objectIn } from "./info-package.ts";

/** Our Info Package: a host asks that somebody mute, and the focus passes it on (see the ADR). */
export const mutePackage: InfoPackage = { name: "parley-mute", contentType: "application/json" };

/** Whom a host wants asked: the URI others are shown, or an endpoint's entity; undefined: no request. */
export function muteTargetOf(body: string): string | undefined {
  const asked = objectIn(body);
  if (asked?.["ask"] !== "mute") return undefined;
  const { participant } = asked;
  return typeof participant === "string" && participant !== "" ? participant : undefined;
}

/** What the one who is asked is told: by whom, as the roster names them. */
export function muteRequest(by: string): string {
  return JSON.stringify({ ask: "mute", by });
}
