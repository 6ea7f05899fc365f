import { openSilentContext } from "../silent-context.ts";
import { wakeOnGesture } from "../wake-on-gesture.ts";
import { roomTag } from "./bar.ts";

/** Length of the loop; the chime sounds once in it, and is silent for the other half. */
const loopSeconds = 4;
/** Enough for its highest note. */
const sampleRate = 16_000;
/** Full scale is 1: about -30 dBFS, a sign of life rather than an interruption. */
const loudness = 0.03;

export interface SimulatedMicrophone {
  readonly track: MediaStreamTrack;
  rename(name: string): void;
  close(): void;
}

/**
 * The notes of the chime, as multiples of the room's pitch: as long as a short sentence, so that
 * whoever chimes alone is taken to speak.
 */
const melody = [1, 1.25, 1.5, 1.25, 1.5, 1];
const noteSeconds = 0.35;

/** A soft chime every few seconds, its pitch the room's own. */
export function openSimulatedMicrophone(name: string): SimulatedMicrophone {
  const context = openSilentContext("making");
  const destination = context.createMediaStreamDestination();
  const [track] = destination.stream.getAudioTracks();
  if (track === undefined) throw new Error("an audio destination has one audio track");
  const forget = wakeOnGesture(context);
  let source = playLoop(context, destination, name);
  return {
    track,
    rename(changed) {
      source.stop();
      source = playLoop(context, destination, changed);
    },
    close() {
      forget();
      track.stop();
      void context.close();
    },
  };
}

function playLoop(context: AudioContext, destination: AudioNode, name: string) {
  const samples = chime(name, sampleRate);
  const buffer = context.createBuffer(1, samples.length, sampleRate);
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  source.connect(destination);
  source.start();
  return source;
}

/** One loop of it, as samples in -1..1. */
export function chime(name: string, rate: number): Float32Array<ArrayBuffer> {
  const pitch = 262 * 2 ** (roomPitch(name) / 12);
  const samples = new Float32Array(loopSeconds * rate);
  for (const [at, times] of melody.entries()) {
    const from = Math.round((0.2 + at * noteSeconds) * rate);
    addNote(samples.subarray(from), pitch * times, rate);
  }
  return samples;
}

/** Semitones above middle C, two octaves of them. */
function roomPitch(name: string): number {
  return roomTag(name) % 24;
}

/**
 * A sine that dies away, each sample reckoned from the two before it: a sine and an exponential for
 * each would take thirty milliseconds, and joining waits for them.
 */
function addNote(samples: Float32Array, hertz: number, rate: number): void {
  const angle = (2 * Math.PI * hertz) / rate;
  const decay = Math.exp(-4 / rate);
  const [again, less] = [2 * decay * Math.cos(angle), decay ** 2];
  let [before, now] = [-Math.sin(angle) / decay, 0];
  for (let i = 0; i < samples.length; i += 1) {
    const attack = Math.min(1, i / (0.02 * rate));
    samples[i] = (samples[i] ?? 0) + loudness * attack * now;
    [before, now] = [now, again * now - less * before];
  }
}
