import type { Capture, PersonId } from "../../clue/index.ts";
import type { Tile } from "./tiles.ts";

/** One place of the row that shows whoever speaks, or the only one. */
export interface Place extends Tile {
  /** What is switched in, once a packet has told; until then nobody is named. */
  readonly source?: Capture;
}

/** Whom a place shows now, as far as packets have told. */
export function personIn({ source }: Place): PersonId | undefined {
  return source?.capturedPeople[0];
}
