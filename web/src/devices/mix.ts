import { openSilentContext } from "./silent-context.ts";
import { wakeOnGesture } from "./wake-on-gesture.ts";

/** Tells of the one track in which all of them are heard; of none while they are not. */
type TellMix = (track: MediaStreamTrack | undefined) => void;

/**
 * Mixes sounds until told to stop by what it returns. They are left as they are: one that is
 * disabled is silent in the mix too. Nothing is told before the browser lets the page have audio,
 * which it may take back at any time; and never where it cannot mix these.
 */
export function openMix(sounds: readonly MediaStreamTrack[], tell: TellMix): () => void {
  if (!("AudioContext" in globalThis)) return () => undefined;
  const context = openSilentContext("making");
  const destination = context.createMediaStreamDestination();
  const [track] = destination.stream.getAudioTracks();
  const streams = sounds.map((sound) => new MediaStream([sound]));
  const over = new AbortController();
  const told = () => tell(context.state === "running" ? track : undefined);
  const forget = wakeOnGesture(context);
  if (isMixed(context, streams, destination)) {
    context.addEventListener("statechange", told, { signal: over.signal });
  }
  return () => {
    over.abort();
    forget();
    track?.stop();
    void context.close();
    // A browser keeps every stream that a track is in for as long as the track, heard or not.
    for (const [at, sound] of sounds.entries()) streams[at]?.removeTrack(sound);
  };
}

/** Firefox takes no sound that comes at another rate than the context's. */
function isMixed(
  context: AudioContext,
  streams: readonly MediaStream[],
  destination: AudioNode,
): boolean {
  try {
    for (const stream of streams) context.createMediaStreamSource(stream).connect(destination);
    return true;
  } catch {
    return false;
  }
}
