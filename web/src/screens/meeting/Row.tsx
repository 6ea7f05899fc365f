import { memo } from "react";
import { useConference } from "../../store/context.ts";
import type { RowArranged } from "../../store/view.ts";
import { EmptyChair } from "./EmptyChair.tsx";
import { Room } from "./Room.tsx";
import { Speaker } from "./Speaker.tsx";

interface RowProps {
  readonly row: RowArranged;
}

/** Whoever stands in a row of an arrangement; drawn anew when they change, not when others do. */
export const Row = memo(function Row({ row }: RowProps) {
  const speaker = useConference((view) => (row.id === "speaker" ? view.speaker : undefined));
  const room = useConference(({ rooms }) => rooms.find(({ id }) => id === row.id));
  const chair = useConference(({ chairs }) => chairs.find(({ id }) => id === row.id));
  if (speaker) return <Speaker speaker={speaker} row={row} />;
  if (room) return <Room room={room} row={row} />;
  return chair ? <EmptyChair chair={chair} row={row} /> : null;
});
