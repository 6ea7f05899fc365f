import { earliest, type Instant } from "../../lib/index.ts";
import { isAudible, type OwnRoom } from "../own-media/own-room.ts";
import { type Telling, tellingDeadline } from "./telling.ts";

/** One's own hand. */
export interface Hand {
  readonly raised: boolean;
  readonly telling: Telling;
  /** A host has taken it down; until it is moved here again. */
  readonly lowered?: { readonly by: string; readonly at: Instant };
}

/** What a focus takes for granted of who has said nothing: the hand is down, the microphone on. */
export const handDown: Hand = { raised: false, telling: { known: false } };
export const microphoneGranted: Telling = { known: true };

/** The levels of this end's that the focus is told of. */
interface OwnLevels {
  readonly hand: Hand;
  readonly microphone: Telling;
  readonly ownRoom: OwnRoom;
}

export function levelsDeadline({ hand, microphone, ownRoom }: OwnLevels): Instant | undefined {
  return earliest(
    tellingDeadline(hand.telling, hand.raised),
    tellingDeadline(microphone, isAudible(ownRoom)),
  );
}
