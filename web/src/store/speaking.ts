import { useEffect, useRef, useState } from "react";
import { watchVoices } from "../devices/voices.ts";
import type { ConferenceView } from "./view.ts";

/** When somebody was heard last, by user entity; any clock, ms. */
export type LastHeard = ReadonlyMap<string, number>;

/** −42 dBFS: a voice at some distance is louder, a ventilator is not. */
const loudAt = 0.3;
/** A breath between two words is no silence. */
const speaksOnForMs = 700;

type Voices = ConferenceView["remoteAudio"];

const nobody: ReadonlySet<string> = new Set();

/** Who of the others speaks, by user entity, as it is heard here. */
export function useSpeaking(voices: Voices): ReadonlySet<string> {
  const [speaking, setSpeaking] = useState(nobody);
  const newest = useRef(voices);
  // The view is another with each step of the call, its voices seldom are.
  const which = voices.map(({ entity, track }) => `${entity} ${track.id}`).join();
  useEffect(() => {
    newest.current = voices;
  });
  useEffect(() => {
    let heard: LastHeard = new Map();
    const stop = watchVoices(
      newest.current.map(({ track }) => track),
      (levels) => {
        heard = withHeard(heard, loudest(newest.current, levels), performance.now());
        const next = new Set(heard.keys());
        setSpeaking((known) => (sameSet(next, known) ? known : next));
      },
    );
    return () => {
      stop();
      setSpeaking(nobody);
    };
  }, [which]);
  return speaking;
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

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((entity) => other.has(entity));
}
