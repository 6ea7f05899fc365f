import { type InfoPackage, objectIn } from "./info-package.ts";

/** Our Info Package: a host asks that somebody mute, and the focus passes it on (see the ADR). */
export const mutePackage: InfoPackage = { name: "parley-mute", contentType: "application/json" };

/** Whom a host wants asked: by the URI others are shown, or an endpoint's entity; or everybody else. */
export type MuteAsked =
  | { readonly type: "mute-requested"; readonly target: string }
  | { readonly type: "mute-everyone-requested" };

/** Undefined: no request. */
export function muteAskedIn(body: string): MuteAsked | undefined {
  const { ask, participant, everyone } = objectIn(body) ?? {};
  if (ask !== "mute") return undefined;
  if (everyone === true && participant === undefined) return { type: "mute-everyone-requested" };
  if (everyone !== undefined || typeof participant !== "string" || participant === "") {
    return undefined;
  }
  return { type: "mute-requested", target: participant };
}

/** What the one who is asked is told: by whom, as the roster names them. */
export function muteRequest(by: string): string {
  return JSON.stringify({ ask: "mute", by });
}
