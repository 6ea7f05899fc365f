import { analyse } from "./analyse.ts";
import { loudness } from "./level.ts";
import { openSilentContext } from "./silent-context.ts";
import { wakeOnGesture } from "./wake-on-gesture.ts";

/** Whoever begins to speak is seen to within a tenth of a second. */
const measureEveryMs = 50;

/**
 * Tells how loud each of several voices is, 0 silent to 1 full, in their order, until stopped by what
 * it returns. Where the browser has no Web Audio, or until a gesture wakes it, nothing is told.
 * Chromium hears a voice of the network only while an element plays it.
 */
export function watchVoices(
  tracks: readonly MediaStreamTrack[],
  tell: (levels: readonly number[]) => void,
): () => void {
  if (tracks.length === 0 || !("AudioContext" in globalThis)) return () => undefined;
  const context = openSilentContext("measuring");
  const forget = wakeOnGesture(context);
  const voices = tracks.map((track) => analyse(context, track));
  const samples = new Float32Array(512);
  const timer = setInterval(() => {
    if (context.state !== "running") return;
    tell(
      voices.map(({ analyser }) => {
        analyser.getFloatTimeDomainData(samples);
        return loudness(samples);
      }),
    );
  }, measureEveryMs);
  return () => {
    forget();
    clearInterval(timer);
    void context.close();
    for (const voice of voices) voice.release();
  };
}
