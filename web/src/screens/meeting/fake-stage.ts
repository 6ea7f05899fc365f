import type { Box, ConferenceView, RowArranged } from "../../store/view.ts";

/** For tests: a view with all its rooms, chairs and presentations on one page, each row beneath the other. */
export function staged(view: Partial<ConferenceView>): Partial<ConferenceView> {
  const { rooms = [], chairs = [], presentations = [], speaker } = view;
  const wide = [
    ...rooms
      .filter(({ tiles }) => !speaker || tiles.length > 0)
      .map(({ id, tiles }) => [id, Math.max(1, tiles.length)] as const),
    ...chairs.map(({ id }) => [id, 1] as const),
    ...(speaker ? [["speaker", speaker.tiles.length] as const] : []),
  ];
  const rows = wide.map(([id, tiles], at) => rowAt(id, tiles, at));
  const below = presentations.map((_, at) => boxAt(at, rows.length));
  return { ...view, stage: { rows, presentations: below, page: 0, pages: 1 } };
}

function rowAt(id: string, count: number, line: number): RowArranged {
  const tiles = Array.from({ length: count }, (_, at) => boxAt(at, line));
  const box = { ...boxAt(0, line), width: count * 162 - 2 };
  return { id, size: "large", box, tiles, others: [] };
}

function boxAt(at: number, line: number): Box {
  return { x: at * 162, y: line * 102, width: 160, height: 90 };
}
