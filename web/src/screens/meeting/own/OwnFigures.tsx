import { early } from "../../../ui/early.ts";
import { Part } from "../../../ui/Part.tsx";
import { useSource } from "../../../ui/source.ts";
import { statsShown } from "../../stats/shown.ts";

const stats = early(() => import("../../stats/OwnStats.tsx"));

/** While figures are shown on the pictures of the others: those of what is sent to them. */
export function OwnFigures() {
  const isShown = useSource(statsShown);
  return isShown && <Part part={stats}>{({ OwnStats }) => <OwnStats />}</Part>;
}
