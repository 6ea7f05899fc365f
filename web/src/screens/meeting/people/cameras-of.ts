import type { OwnCameraView, RosterEntryView } from "../../../store/view.ts";
import { language, type Words } from "../../../words/words.ts";

/** `Left camera, Centre camera, Right camera`; undefined where there is none. */
export function camerasOf(
  t: Words,
  { self, cameras = [] }: RosterEntryView,
  own: readonly OwnCameraView[],
): string | undefined {
  const names = self ? own.map(({ position }) => t(`seat.${position}`)) : cameras;
  const said = names.filter((name) => name !== "");
  if (said.length === 0) return undefined;
  return new Intl.ListFormat(language(), { type: "unit", style: "short" }).format(said);
}
