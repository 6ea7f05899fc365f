import type { Arrangement, RoomView } from "../../store/view.ts";

/** Who speaks on the pages before this one, and on those after it; by name. */
export interface Beyond {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Rooms stand on the pages in their order; who is in focus stands on each. */
export function speakingBeyond(
  rooms: readonly Pick<RoomView, "id" | "entity" | "name">[],
  stage: Arrangement | undefined,
  speaking: ReadonlySet<string>,
): Beyond {
  if (!stage || stage.pages < 2) return { before: [], after: [] };
  const { rows } = stage;
  const here = new Set(rows.map(({ id }) => id));
  const isTurned = rows.some(({ size }) => size === "small");
  const turned = rows.filter(({ size }) => size === "small" || !isTurned).map(({ id }) => id);
  const first = rooms.findIndex(({ id }) => turned.includes(id));
  const named = (isThere: (at: number) => boolean) =>
    rooms
      .filter(({ id, entity }, at) => !here.has(id) && isThere(at) && speaking.has(entity))
      .map(({ name }) => name);
  return { before: named((at) => at < first), after: named((at) => at > first) };
}
