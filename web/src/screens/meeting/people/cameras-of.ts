import type { OwnCameraView, RosterEntryView } from "../../../store/view.ts";
import { isolate } from "../../../words/isolate.ts";
import { languages } from "../../../words/languages.ts";
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
  return new Intl.ListFormat(language(), { type: "unit", style: "short" }).format(
    // Others name theirs in a language of their own.
    said.map((name) => isolate(name, languages[language()].direction)),
  );
}
