import { MenuChoice, MenuLine } from "../../ui/Menu.tsx";
import { useWords } from "../../words/words.ts";
import { useSpeaker } from "./use-speaker.ts";

/** In the menu of the microphone, below it: where the others are heard. */
export function SpeakerItems() {
  const t = useWords();
  const { value, options, choose } = useSpeaker();
  if (options.length === 0) return null;
  return (
    <>
      <MenuLine />
      <MenuChoice
        label={t("devices.speaker")}
        shown
        value={value}
        options={options}
        onChoose={choose}
      />
    </>
  );
}
