import { useOwnDevices, usePage } from "../../store/context.ts";
import { mayChooseSpeaker } from "../../store/speakers.ts";
import { useWords } from "../../words/words.ts";

/** What a browser lists for "whichever the system uses"; here it is the choice of none. */
const systemDefault = "default";

/** Where the others are heard. There is nothing to choose from where the browser lets no page choose. */
export function useSpeaker() {
  const t = useWords();
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const speaker = useOwnDevices((view) => view.speaker);
  const speakers = useOwnDevices((view) => view.available?.speakers ?? none);
  const real = speakers.filter(({ id }) => id !== systemDefault);
  const { speaker: _, ...others } = choices;
  return {
    value: speaker ?? systemDefault,
    options:
      real.length === 0 || !mayChooseSpeaker()
        ? []
        : [
            { value: systemDefault, name: t("source.defaultSpeaker") },
            ...real.map(({ id, label }, i) => ({
              value: id,
              name: label || t("source.speaker", { number: i + 1 }),
            })),
          ],
    choose: (value: string) =>
      visit.choose(value === systemDefault ? others : { ...choices, speaker: value }),
  };
}

const none: readonly never[] = [];
