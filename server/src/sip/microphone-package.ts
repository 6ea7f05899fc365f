import { type InfoPackage, objectIn } from "./info-package.ts";

/** Our Info Package: somebody says whether they can be heard (see the ADR). */
export const microphonePackage: InfoPackage = {
  name: "parley-microphone",
  contentType: "application/json",
};

/** Whether it is on; undefined: it says nothing of a microphone. */
export function microphoneOf(body: string): boolean | undefined {
  const { microphone } = objectIn(body) ?? {};
  if (microphone === "on") return true;
  return microphone === "muted" ? false : undefined;
}
