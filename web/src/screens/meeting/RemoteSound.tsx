import { Volume2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useConference } from "../../store/context.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./RemoteSound.module.css";

/** Everybody else's sound; where the browser wants a gesture first, a button for it. */
export function RemoteSound() {
  const sounds = useConference((view) => view.remoteAudio);
  const [blocked, setBlocked] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const turnOn = async () => {
    const players = [...(group.current?.querySelectorAll("audio") ?? [])];
    const results = await Promise.allSettled(players.map((player) => player.play()));
    setBlocked(results.some(({ status }) => status === "rejected"));
  };
  return (
    <div ref={group} className={styles["sound"]}>
      {sounds.map(({ entity, track }) => (
        <Sound key={entity} track={track} onBlocked={() => setBlocked(true)} />
      ))}
      {blocked && sounds.length > 0 && (
        <Button look="primary" icon={<Volume2 aria-hidden="true" />} onClick={() => void turnOn()}>
          Turn on sound
        </Button>
      )}
    </div>
  );
}

interface SoundProps {
  readonly track: MediaStreamTrack;
  onBlocked(): void;
}

function Sound({ track, onBlocked }: SoundProps) {
  const player = useRef<HTMLAudioElement>(null);
  const blocked = useRef(onBlocked);
  blocked.current = onBlocked;
  useEffect(() => {
    const element = player.current;
    if (element === null) return;
    element.srcObject = new MediaStream([track]);
    element.play().catch((thrown: unknown) => {
      if (thrown instanceof Error && thrown.name === "NotAllowedError") blocked.current();
    });
  }, [track]);
  // Speech of the moment: there is no text of it to show.
  return <audio ref={player} />;
}
