import { Mic, MicOff, Volume2 } from "lucide-react";
import { useShortcut } from "../../../shortcuts/use-shortcut.ts";
import { useConference, useOwnDevices, usePage, useTalking } from "../../../store/context.ts";
import { switchMicrophone } from "../../../store/own-switches.ts";
import { playTestTone } from "../../../store/speakers.ts";
import { useLevel } from "../../../store/use-level.ts";
import { LevelMeter } from "../../../ui/LevelMeter.tsx";
import { MenuItem, MenuLine } from "../../../ui/Menu.tsx";
import { SplitButton } from "../../../ui/SplitButton.tsx";
import { useWords } from "../../../words/words.ts";
import { MicrophoneItems } from "../../devices/SourceItems.tsx";
import { SpeakerItems } from "../../devices/SpeakerItems.tsx";
import { TroubleItems } from "../../devices/TroubleItems.tsx";
import { useSaid } from "../use-said.ts";
import styles from "./MicrophoneControl.module.css";
import { useTrouble } from "./use-trouble.ts";

/** On or off, by hand, by M, and for as long as Space is held; beside it, which one. */
export function MicrophoneControl() {
  const t = useWords();
  const page = usePage();
  const source = useOwnDevices((view) => view.sources.microphone);
  const isThere = source.state === "live" || source.state === "starting";
  const on = useConference((view) => view.microphoneOn) && isThere;
  const isTalking = useTalking();
  const label = t("toolbar.microphone");
  const change = (wanted: boolean) => switchMicrophone(page, wanted);
  useShortcut("microphone", () => change(!on));
  useShortcut(
    "pushToTalk",
    ({ down }) => (down ? page.talk.press() : page.talk.release()),
    isThere,
  );
  // Who talks by a held key knows, and nobody is to talk over them.
  useSaid(isTalking ? undefined : t(on ? "toolbar.on" : "toolbar.off", { label }));
  return (
    <SplitButton
      label={label}
      on={on}
      iconOn={<Mic aria-hidden="true" />}
      iconOff={<MicOff aria-hidden="true" />}
      onChange={change}
      shortcut="microphone"
      trouble={useTrouble("microphone")}
      menuLabel={t("devices.chooseMicrophone")}
    >
      {source.state === "live" && <Level track={source.track} />}
      <TroubleItems device="microphone" />
      <MicrophoneItems />
      <SpeakerItems />
      <MenuLine />
      <SpeakerTestItem />
    </SplitButton>
  );
}

/** For eyes: a menu tells a screen reader of its items only. */
function Level({ track }: { readonly track: MediaStreamTrack }) {
  const t = useWords();
  return (
    <div className={styles["level"]} aria-hidden="true">
      <LevelMeter label={t("prejoin.level")} level={useLevel(track)} />
    </div>
  );
}

function SpeakerTestItem() {
  const t = useWords();
  const speaker = useOwnDevices((view) => view.speaker);
  return (
    <MenuItem
      icon={<Volume2 aria-hidden="true" />}
      name={t("devices.testSpeaker")}
      onChoose={() => void playTestTone(speaker).catch(() => undefined)}
    />
  );
}
