import { analyse } from "./analyse.ts";
import { openSilentContext } from "./silent-context.ts";
import { wakeOnGesture } from "./wake-on-gesture.ts";

/** How often a level is measured: quick enough to follow speech, cheap enough to forget. */
const measureEveryMs = 80;

/** Below one step of 16 bits: no room is so quiet, a microphone that is switched off is. */
const digitalSilence = 2 ** -15;

/** One measurement of a microphone. */
export interface Sound {
  /** 0 silent to 1 full. */
  readonly level: number;
  /** Not quiet, but nothing at all. */
  readonly silent: boolean;
}

/** Tells the loudness of a microphone, 0 silent to 1 full, until stopped by what it returns. */
export function watchLevel(track: MediaStreamTrack, listener: (level: number) => void): () => void {
  return watchSound(track, ({ level }) => listener(level));
}

/**
 * Tells nothing until the browser lets the page have audio: it may want a gesture first; and never
 * where it has no Web Audio.
 */
function watchSound(track: MediaStreamTrack, listener: (sound: Sound) => void): () => void {
  if (!("AudioContext" in globalThis)) return () => undefined;
  const context = openSilentContext("measuring");
  const forget = wakeOnGesture(context);
  const { analyser, release } = analyse(context, track);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    if (context.state !== "running") return;
    analyser.getFloatTimeDomainData(samples);
    listener(soundOf(samples));
  }, measureEveryMs);
  return () => {
    forget();
    clearInterval(timer);
    void context.close();
    release();
  };
}

/**
 * As `watchSound`, of what the microphone hears also while it is muted: a clone of the track is
 * listened to, which stays enabled and goes nowhere else.
 */
export function watchMuted(track: MediaStreamTrack, listener: (sound: Sound) => void): () => void {
  const clone = track.clone();
  clone.enabled = true;
  const stop = watchSound(clone, listener);
  return () => {
    stop();
    clone.stop();
  };
}

export function soundOf(samples: Float32Array): Sound {
  const silent = samples.every((sample) => Math.abs(sample) < digitalSilence);
  return { level: loudness(samples), silent };
}

/** Root mean square on a decibel scale: -60 dBFS and below is 0, 0 dBFS is 1. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(1, Math.max(0, 1 + (10 * Math.log10(power)) / 60));
}
