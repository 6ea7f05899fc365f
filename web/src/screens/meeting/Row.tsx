import type { ConferenceView, RowArranged } from "../../store/view.ts";
import { EmptyChair } from "./EmptyChair.tsx";
import { Room } from "./Room.tsx";
import { Speaker } from "./Speaker.tsx";

interface RowProps {
  readonly row: RowArranged;
  readonly view: ConferenceView;
}

/** Whoever stands in a row of an arrangement. */
export function Row({ row, view }: RowProps) {
  const { speaker } = view;
  if (row.id === "speaker" && speaker) return <Speaker speaker={speaker} row={row} />;
  const room = view.rooms.find(({ id }) => id === row.id);
  if (room) return <Room room={room} row={row} />;
  const chair = view.chairs.find(({ id }) => id === row.id);
  return chair ? <EmptyChair chair={chair} row={row} /> : null;
}
