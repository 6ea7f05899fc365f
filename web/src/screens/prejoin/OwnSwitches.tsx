import { Mic, MicOff, Video, VideoOff } from "lucide-react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { hasCamera, withCamera, withMicrophone } from "../../store/choices.ts";
import { useOwnDevices, usePage } from "../../store/context.ts";
import { useLevel } from "../../store/use-level.ts";
import { announce } from "../../ui/announce.ts";
import { LevelMeter } from "../../ui/LevelMeter.tsx";
import { SplitButton } from "../../ui/SplitButton.tsx";
import { useWords } from "../../words/words.ts";
import { CameraItems, MicrophoneItems } from "../devices/SourceItems.tsx";
import styles from "./OwnSwitches.module.css";

/** Heard or not, from which microphone, and how loud. */
export function MicrophoneSwitch() {
  const t = useWords();
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const source = useOwnDevices((view) => view.sources.microphone);
  const label = t("toolbar.microphone");
  const isOn = choices.microphoneOn && choices.microphone.type !== "off";
  const change = (microphoneOn: boolean) =>
    visit.choose({ ...(microphoneOn ? withMicrophone(choices) : choices), microphoneOn });
  useShortcut("microphone", () => {
    change(!isOn);
    announce(t(isOn ? "toolbar.off" : "toolbar.on", { label }));
  });
  return (
    <div className={styles["microphone"]}>
      <SplitButton
        label={label}
        on={isOn}
        iconOn={<Mic aria-hidden="true" />}
        iconOff={<MicOff aria-hidden="true" />}
        onChange={change}
        shortcut="microphone"
        menuLabel={t("devices.chooseMicrophone")}
      >
        <MicrophoneItems />
      </SplitButton>
      {isOn && source.state === "live" && <Level track={source.track} />}
    </div>
  );
}

/** Seen or not, and from which cameras. */
export function CameraSwitch() {
  const t = useWords();
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const label = t(choices.cameras > 1 ? "toolbar.cameras" : "toolbar.camera");
  const isOn = choices.camerasOn && hasCamera(choices);
  const change = (camerasOn: boolean) =>
    visit.choose({ ...(camerasOn ? withCamera(choices) : choices), camerasOn });
  useShortcut("cameras", () => {
    change(!isOn);
    announce(t(isOn ? "toolbar.off" : "toolbar.on", { label }));
  });
  return (
    <SplitButton
      label={label}
      on={isOn}
      iconOn={<Video aria-hidden="true" />}
      iconOff={<VideoOff aria-hidden="true" />}
      onChange={change}
      shortcut="cameras"
      menuLabel={t("devices.chooseCamera")}
    >
      <CameraItems />
    </SplitButton>
  );
}

function Level({ track }: { readonly track: MediaStreamTrack }) {
  const t = useWords();
  return (
    <div className={styles["level"]}>
      <LevelMeter label={t("prejoin.level")} level={useLevel(track)} />
    </div>
  );
}
