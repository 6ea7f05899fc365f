import type { RosterEntryView } from "../../../store/view.ts";

/** Those with a raised hand, the one who has waited longest first. */
export function handQueue(roster: readonly RosterEntryView[]): readonly RosterEntryView[] {
  const raisedAt = ({ handRaisedAt }: RosterEntryView) => handRaisedAt ?? 0;
  return roster
    .filter(({ handRaisedAt }) => handRaisedAt !== undefined)
    .toSorted((one, other) => raisedAt(one) - raisedAt(other));
}

/** From 1; undefined while the hand is down. */
export function placeInQueue(
  roster: readonly RosterEntryView[],
  isWhom: (entry: RosterEntryView) => boolean,
): number | undefined {
  const at = handQueue(roster).findIndex(isWhom);
  return at < 0 ? undefined : at + 1;
}
