import { createSource } from "../../ui/source.ts";

/** Whether figures are shown on the pictures. */
export const statsShown = createSource(false);

export function toggleStats(): void {
  statsShown.set(!statsShown.get());
}
