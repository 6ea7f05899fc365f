import { Volume2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useConference } from "../../store/context.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./RemoteSound.module.css";

/** Everybody else's sound; where the browser wants a gesture first, a button for it. */
export function RemoteSound() {
  const sounds = useConference((view) => view.remoteAudio);
  const [blocked, setBlocked] = useState(false);
  const [gestures, setGestures] = useState(0);
  const turnOn = () => {
    setBlocked(false);
    setGestures(gestures + 1);
  };
  return (
    <div className={styles["sound"]}>
      {sounds.map(({ track }) => (
        <Sound key={track.id} track={track} gestures={gestures} onBlocked={setBlocked} />
      ))}
      {blocked && sounds.length > 0 && (
        <Button look="primary" icon={<Volume2 aria-hidden="true" />} onClick={turnOn}>
          Turn on sound
        </Button>
      )}
    </div>
  );
}

interface SoundProps {
  readonly track: MediaStreamTrack;
  /** Clicks so far: each is another chance to play. */
  readonly gestures: number;
  readonly onBlocked: (blocked: true) => void;
}

function Sound({ track, gestures, onBlocked }: SoundProps) {
  useEffect(() => {
    const player = new Audio();
    player.srcObject = new MediaStream([track]);
    player.play().catch((thrown: unknown) => {
      if (thrown instanceof Error && thrown.name === "NotAllowedError") onBlocked(true);
    });
    return () => {
      player.srcObject = null;
    };
  }, [track, gestures, onBlocked]);
  return null;
}
