import { type InfoPackage, objectIn } from "./info-package.ts";

/** Our Info Package: nothing arrives on the sender's path any more (see the ADR). */
export const pathPackage: InfoPackage = { name: "parley-path", contentType: "application/json" };

/** Whether it says so. */
export function saysPathLost(body: string): boolean {
  return objectIn(body)?.["path"] === "lost";
}
