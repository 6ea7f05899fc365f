import type { InfoPackage } from "./info-package.ts";

/** Our Info Package: somebody raises a hand, or takes it down (see the ADR). */
export const handPackage: InfoPackage = { name: "parley-hand", contentType: "application/json" };

/** Whether the hand goes up; undefined: it says nothing of a hand. */
export function handOf(body: string): boolean | undefined {
  try {
    const said: unknown = JSON.parse(body);
    if (typeof said !== "object" || said === null || !("hand" in said)) return undefined;
    if (said.hand === "raised") return true;
    return said.hand === "lowered" ? false : undefined;
  } catch {
    return undefined;
  }
}
