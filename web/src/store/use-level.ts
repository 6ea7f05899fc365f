import { useEffect, useState } from "react";
import { watchLevel } from "../devices/level.ts";

/** The loudness of a microphone, 0 to 1. */
export function useLevel(track: MediaStreamTrack): number {
  const [level, setLevel] = useState(0);
  useEffect(() => watchLevel(track, setLevel), [track]);
  return level;
}
