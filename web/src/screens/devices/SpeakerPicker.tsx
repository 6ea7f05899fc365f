import { Volume2 } from "lucide-react";
import { useState } from "react";
import { useOwnDevices } from "../../store/context.ts";
import { playTestTone } from "../../store/speakers.ts";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Field.tsx";
import { useWords } from "../../words/words.ts";
import styles from "./SpeakerPicker.module.css";
import { useSpeaker } from "./use-speaker.ts";

/** Where the others are heard, and whether one hears anything there. */
export function SpeakerPicker() {
  const t = useWords();
  const { value, options, choose } = useSpeaker();
  return (
    <div className={styles["row"]}>
      {options.length > 0 && (
        <Select
          label={t("devices.speaker")}
          value={value}
          onChange={choose}
          data-testid="source-speaker"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </Select>
      )}
      <SpeakerTest />
    </div>
  );
}

function SpeakerTest() {
  const t = useWords();
  const speaker = useOwnDevices((view) => view.speaker);
  const [playing, setPlaying] = useState(false);
  const play = async () => {
    if (playing) return;
    setPlaying(true);
    try {
      await playTestTone(speaker);
    } finally {
      setPlaying(false);
    }
  };
  return (
    <Button
      icon={<Volume2 aria-hidden="true" />}
      aria-disabled={playing}
      onClick={() => void play().catch(() => undefined)}
    >
      {playing ? t("devices.testingSpeaker") : t("devices.testSpeaker")}
    </Button>
  );
}
