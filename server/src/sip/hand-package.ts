import { type InfoPackage, objectIn } from "./info-package.ts";

/** Our Info Package: somebody's hand goes up or down (see the ADR). */
export const handPackage: InfoPackage = { name: "parley-hand", contentType: "application/json" };

/** One's own hand moves; or a host takes down that of whoever is named, as for `parley-mute`. */
export type HandSaid =
  | { readonly type: "hand-moved"; readonly raised: boolean }
  | { readonly type: "hand-lowering-requested"; readonly target: string };

/** Undefined: it says nothing of a hand. */
export function handOf(body: string): HandSaid | undefined {
  const { hand, participant } = objectIn(body) ?? {};
  if (hand !== "raised" && hand !== "lowered") return undefined;
  const raised = hand === "raised";
  if (participant === undefined) return { type: "hand-moved", raised };
  // Nobody's hand is raised by anybody else.
  if (raised || typeof participant !== "string" || participant === "") return undefined;
  return { type: "hand-lowering-requested", target: participant };
}

/** What the one whose hand was taken down is told: by whom, as the roster names them. */
export function handLowered(by: string): string {
  return JSON.stringify({ hand: "lowered", by });
}
