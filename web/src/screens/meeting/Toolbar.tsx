import { Mic, MicOff, PhoneOff, Users, Video, VideoOff } from "lucide-react";
import { useConference, useOwnDevices, usePage } from "../../store/context.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton, IconSwitch } from "../../ui/IconButton.tsx";
import { LayoutPicker } from "./LayoutPicker.tsx";
import styles from "./Toolbar.module.css";

interface ToolbarProps {
  readonly people: boolean;
  readonly onPeople: (open: boolean) => void;
}

export function Toolbar({ people, onPeople }: ToolbarProps) {
  const { actions, visit } = usePage();
  const microphone = useOwnDevices((view) => view.sources.microphone.state === "live");
  const microphoneOn = useConference((view) => view.microphoneOn);
  const cameras = useConference((view) => view.ownCameras.length);
  const camerasOn = useConference((view) => view.camerasOn);
  return (
    <div className={styles["toolbar"]} role="toolbar" aria-label="Meeting">
      {microphone && (
        <IconSwitch
          label="Microphone"
          on={microphoneOn}
          iconOn={<Mic />}
          iconOff={<MicOff />}
          onChange={(on) => actions.setMicrophone(on)}
        />
      )}
      {cameras > 0 && (
        <IconSwitch
          label={cameras === 1 ? "Camera" : "Cameras"}
          on={camerasOn}
          iconOn={<Video />}
          iconOff={<VideoOff />}
          onChange={(on) => actions.setCameras(on)}
        />
      )}
      <IconButton
        label="People"
        icon={<Users />}
        aria-expanded={people}
        aria-controls="people"
        onClick={() => onPeople(!people)}
      />
      <LayoutPicker />
      <Button
        look="danger"
        icon={<PhoneOff aria-hidden="true" />}
        data-testid="leave"
        onClick={() => visit.leave()}
      >
        Leave
      </Button>
    </div>
  );
}
