import { createSource } from "./source.ts";

/** What was said last; another `turn` for the same words makes a screen reader say them again. */
export const announced = createSource({ words: "", turn: 0 });

/** Says to a screen reader what a person with eyes sees happen: `Microphone off`. */
export function announce(words: string): void {
  announced.set({ words, turn: announced.get().turn + 1 });
}
