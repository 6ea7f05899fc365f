import styles from "./Hints.module.css";
import { MuteRequest } from "./MuteRequest.tsx";
import { DeviceTroubles } from "./own/DeviceTroubles.tsx";
import { MicrophoneHints } from "./own/MicrophoneHints.tsx";
import { ShareHint } from "./own/ShareHint.tsx";
import { RemoteSound } from "./RemoteSound.tsx";

/** Above the toolbar, where the buttons and keys they speak of are at hand. */
export function Hints() {
  return (
    <div className={styles["hints"]}>
      <RemoteSound />
      <MuteRequest />
      <ShareHint />
      <DeviceTroubles />
      <MicrophoneHints />
    </div>
  );
}
