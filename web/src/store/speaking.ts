import { createStore, type StoreApi } from "zustand";
import type { watchVoices } from "../devices/voices.ts";
import type { ConferenceStore } from "./conference.ts";
import type { ConferenceView } from "./view.ts";

/** When somebody was heard last, by user entity; any clock, ms. */
export type LastHeard = ReadonlyMap<string, number>;

/** −42 dBFS: a voice at some distance is louder, a ventilator is not. */
const loudAt = 0.3;
/** A breath between two words is no silence. */
const speaksOnForMs = 700;

type Voices = ConferenceView["remoteAudio"];

const nobody: ReadonlySet<string> = new Set();

/** How the others are heard, and by which clock, ms. */
export interface ListeningPorts {
  readonly watch: typeof watchVoices;
  readonly now: () => number;
}

/** Who of the others speaks, by user entity, as it is heard here; for as long as somebody looks. */
export class Speaking {
  readonly store: StoreApi<ReadonlySet<string>> = createStore(() => nobody);
  readonly #conference: ConferenceStore;
  readonly #ports: ListeningPorts;
  #looking = 0;
  #stop: () => void = () => undefined;

  constructor(conference: ConferenceStore, ports: ListeningPorts) {
    this.#conference = conference;
    this.#ports = ports;
  }

  /** Returns how to look no more. */
  look(): () => void {
    this.#looking += 1;
    if (this.#looking === 1) this.#begin();
    return () => {
      this.#looking -= 1;
      if (this.#looking === 0) this.#stop();
    };
  }

  #begin(): void {
    let stop = this.#hear(this.#conference.getState().remoteAudio);
    const forget = this.#conference.subscribe(({ remoteAudio }, before) => {
      // The view is another with each step of the call, its voices seldom are.
      if (isSameOf(remoteAudio, before.remoteAudio)) return;
      stop();
      stop = this.#hear(remoteAudio);
    });
    this.#stop = () => {
      forget();
      stop();
    };
  }

  #hear(voices: Voices): () => void {
    let heard: LastHeard = new Map();
    const tracks = voices.map(({ track }) => track);
    const stop = this.#ports.watch(tracks, (levels) => {
      heard = withHeard(heard, loudest(voices, levels), this.#ports.now());
      this.#tell(new Set(heard.keys()));
    });
    return () => {
      stop();
      this.#tell(nobody);
    };
  }

  #tell(next: ReadonlySet<string>): void {
    if (!sameSet(next, this.store.getState())) this.store.setState(next, true);
  }
}

/** Those who are loud now, and those who were a moment ago. */
export function withHeard(
  heard: LastHeard,
  levels: ReadonlyMap<string, number>,
  now: number,
): LastHeard {
  const next = new Map([...heard].filter(([, at]) => now - at < speaksOnForMs));
  for (const [entity, level] of levels) if (level > loudAt) next.set(entity, now);
  return next;
}

/** Somebody with several endpoints is as loud as the loudest. */
function loudest(voices: Voices, levels: readonly number[]): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  for (const [at, { entity }] of voices.entries()) {
    result.set(entity, Math.max(result.get(entity) ?? 0, levels[at] ?? 0));
  }
  return result;
}

function isSameOf(one: Voices, other: Voices): boolean {
  const isSame = ({ entity, track }: Voices[number], at: number) =>
    other[at]?.entity === entity && other[at].track === track;
  return one.length === other.length && one.every(isSame);
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((entity) => other.has(entity));
}
