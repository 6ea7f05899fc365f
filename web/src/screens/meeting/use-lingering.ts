import { useEffect, useState } from "react";
import type { RoomView } from "../../store/view.ts";

/** How long a room that has left takes to fade; 0 for people who asked for less motion. */
const fadeMs = 220;
const lessMotion = "(prefers-reduced-motion: reduce)";

export interface ShownRoom {
  readonly room: RoomView;
  readonly leaving: boolean;
}

/** The rooms, and for a moment those that have just left, in their old places. */
export function useLingering(rooms: readonly RoomView[]): readonly ShownRoom[] {
  const [before, setBefore] = useState(rooms);
  const [shown, setShown] = useState(() => withLeaving([], rooms));
  if (before !== rooms) {
    setBefore(rooms);
    setShown(withLeaving(window.matchMedia(lessMotion).matches ? [] : shown, rooms));
  }
  const fading = shown.filter(({ leaving }) => leaving).map(({ room }) => room.id);
  const whoFades = fading.join(" ");
  useEffect(() => {
    if (whoFades === "") return;
    const forget = () => setShown((now) => now.filter(({ leaving }) => !leaving));
    const timer = setTimeout(forget, fadeMs);
    return () => clearTimeout(timer);
  }, [whoFades]);
  return shown;
}

/** Each leaver right after whom it stood behind before. */
function withLeaving(
  shown: readonly ShownRoom[],
  rooms: readonly RoomView[],
): readonly ShownRoom[] {
  const result: ShownRoom[] = rooms.map((room) => ({ room, leaving: false }));
  const here = new Set(rooms.map(({ id }) => id));
  for (const [i, { room }] of shown.entries()) {
    if (here.has(room.id)) continue;
    const neighbour = shown[i - 1]?.room.id;
    const at = result.findIndex((one) => one.room.id === neighbour) + 1;
    result.splice(at, 0, { room, leaving: true });
  }
  return result;
}
