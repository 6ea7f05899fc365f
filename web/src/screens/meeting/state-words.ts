import type { TileState } from "../../store/view.ts";
import { minutesAndSeconds } from "../../words/duration.ts";
import { language, type Words } from "../../words/words.ts";

/** What a tile says in place of its picture. */
export function tileWords(t: Words, state: TileState, secondsLost: number): string {
  switch (state) {
    case "connecting":
    case "live":
      return t("common.connecting");
    case "reconnecting":
      return reconnecting(t, secondsLost);
    case "off":
      return t("stage.cameraOff");
    default:
      return state satisfies never;
  }
}

/** `Reconnecting… 0:07`. */
export function reconnecting(t: Words, secondsLost: number): string {
  return t("stage.reconnectingFor", { time: minutesAndSeconds(secondsLost, language()) });
}
