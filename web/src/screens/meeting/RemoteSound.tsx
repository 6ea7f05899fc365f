import { Volume2, VolumeX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useConference, useIsSilenced, useOwnDevices } from "../../store/context.ts";
import { playThrough } from "../../store/speakers.ts";
import { Button } from "../../ui/Button.tsx";
import { keepPlaying } from "../../ui/keep-playing.ts";
import { playTrack } from "../../ui/play-track.ts";
import { useWords } from "../../words/words.ts";
import { Hint } from "./Hint.tsx";

/** Everybody else's sound; where the browser wants a gesture first, a button for it. */
export function RemoteSound() {
  const t = useWords();
  const sounds = useConference((view) => view.remoteAudio);
  const [blocked, setBlocked] = useState(false);
  const [gestures, setGestures] = useState(0);
  const turnOn = () => {
    setBlocked(false);
    setGestures(gestures + 1);
  };
  return (
    <>
      {sounds.map(({ entity, track }) => (
        <Sound
          key={track.id}
          entity={entity}
          track={track}
          gestures={gestures}
          onBlocked={setBlocked}
        />
      ))}
      {blocked && sounds.length > 0 && (
        <Hint
          spoken="at-once"
          icon={<VolumeX aria-hidden="true" />}
          title={t("stage.soundBlocked")}
        >
          <Button look="primary" icon={<Volume2 aria-hidden="true" />} onClick={turnOn}>
            {t("stage.sound")}
          </Button>
        </Hint>
      )}
    </>
  );
}

interface SoundProps {
  /** Whose it is. */
  readonly entity: string;
  readonly track: MediaStreamTrack;
  /** Clicks so far: each is another chance to play. */
  readonly gestures: number;
  readonly onBlocked: (blocked: boolean) => void;
}

function Sound({ entity, track, gestures, onBlocked }: SoundProps) {
  const speaker = useOwnDevices((view) => view.speaker);
  const isSilenced = useIsSilenced(entity);
  const player = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = new Audio();
    player.current = element;
    playTrack(element, track);
    const stopKeeping = keepPlaying(element);
    // Any other gesture lets it play as well as the button.
    const heard = () => {
      // Nobody holds back what is muted.
      if (!element.muted) onBlocked(false);
    };
    element.addEventListener("playing", heard);
    return () => {
      element.removeEventListener("playing", heard);
      stopKeeping();
      playTrack(element, undefined);
    };
  }, [track, onBlocked]);
  // Before it is to play: of who is silenced not a syllable is heard.
  useEffect(() => {
    if (player.current !== null) player.current.muted = isSilenced;
  }, [track, isSilenced]);
  useEffect(() => {
    if (player.current !== null) void playThrough(player.current, speaker);
  }, [track, speaker]);
  useEffect(() => {
    player.current?.play().catch((thrown: unknown) => {
      if (thrown instanceof Error && thrown.name === "NotAllowedError") onBlocked(true);
    });
  }, [track, gestures, onBlocked]);
  return null;
}
