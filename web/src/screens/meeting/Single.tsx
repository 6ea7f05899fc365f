import { useConference } from "../../store/context.ts";
import type { Box, RowArranged } from "../../store/view.ts";
import { OnStageContext } from "./on-stage.ts";
import { Presentation } from "./Presentation.tsx";
import { Room } from "./Room.tsx";
import styles from "./StageArea.module.css";
import type { Elsewhere } from "./second-window.ts";
import { useSize } from "./use-size.ts";

const onlyLookedAt = { stop: undefined, hasControls: false, speaking: new Set<string>() };

/** One room, or what is presented, as large as the window. */
export function Single({ shows }: { readonly shows: Exclude<Elsewhere, { type: "stage" }> }) {
  const { element, width, height } = useSize<HTMLDivElement>();
  const room = useConference((view) =>
    shows.type === "room" ? view.rooms.find(({ id }) => id === shows.room) : undefined,
  );
  const presentation = useConference((view) =>
    shows.type === "presentation"
      ? view.presentations.find(({ captureId }) => captureId === shows.captureId)
      : undefined,
  );
  return (
    <OnStageContext value={onlyLookedAt}>
      <div ref={element} className={styles["single"]}>
        {room && width > 0 && (
          <Room room={room} row={rowIn(room.id, room.tiles.length, width, height)} />
        )}
        {presentation && (
          <Presentation presentation={presentation} box={{ x: 0, y: 0, width, height }} />
        )}
      </div>
    </OnStageContext>
  );
}

const aspect = 16 / 9;

/** So many pictures side by side, as large as they can be. */
export function rowIn(id: string, pictures: number, width: number, height: number): RowArranged {
  const count = Math.max(1, pictures);
  const tile = Math.floor(Math.min(width / count, height * aspect));
  const box: Box = {
    x: Math.floor((width - tile * count) / 2),
    y: Math.floor((height - tile / aspect) / 2),
    width: tile * count,
    height: Math.floor(tile / aspect),
  };
  const tiles = Array.from({ length: count }, (_, at) => ({
    ...box,
    x: box.x + at * tile,
    width: tile,
  }));
  return { id, size: "large", box, tiles };
}
