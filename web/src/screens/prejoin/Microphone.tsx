import { Mic, MicOff } from "lucide-react";
import { useOwnDevices, usePage } from "../../store/context.ts";
import { useLevel } from "../../store/use-level.ts";
import { IconSwitch } from "../../ui/IconButton.tsx";
import { LevelMeter } from "../../ui/LevelMeter.tsx";
import styles from "./Microphone.module.css";
import { SourcePicker } from "./SourcePicker.tsx";

export function Microphone() {
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const source = useOwnDevices((view) => view.sources.microphone);
  return (
    <div className={styles["row"]}>
      <SourcePicker seat="microphone" label="Microphone" />
      {choices.microphone.type !== "off" && (
        <IconSwitch
          label="Microphone"
          on={choices.microphoneOn}
          iconOn={<Mic />}
          iconOff={<MicOff />}
          onChange={(microphoneOn) => visit.choose({ ...choices, microphoneOn })}
        />
      )}
      <div className={styles["level"]}>
        {source.state === "live" && choices.microphoneOn && <Level track={source.track} />}
      </div>
    </div>
  );
}

function Level({ track }: { readonly track: MediaStreamTrack }) {
  return <LevelMeter label="Microphone level" level={useLevel(track)} />;
}
