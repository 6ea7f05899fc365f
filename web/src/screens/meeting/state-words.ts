import type { TileState } from "../../store/view.ts";

/** What a tile says in place of its picture. */
export function tileWords(state: TileState, secondsLost: number): string {
  switch (state) {
    case "connecting":
    case "live":
      return "Connecting…";
    case "reconnecting":
      return reconnecting(secondsLost);
    case "off":
      return "Camera off";
    default:
      return state satisfies never;
  }
}

/** `Reconnecting… 0:07`. */
export function reconnecting(secondsLost: number): string {
  const seconds = String(secondsLost % 60).padStart(2, "0");
  return `Reconnecting… ${Math.floor(secondsLost / 60)}:${seconds}`;
}
