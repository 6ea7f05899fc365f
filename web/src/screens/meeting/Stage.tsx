import type { CSSProperties } from "react";
import type { RoomView } from "../../store/view.ts";
import { tileSize } from "./arrange.ts";
import { Room } from "./Room.tsx";
import styles from "./Stage.module.css";
import { useLingering } from "./use-lingering.ts";
import { useSize } from "./use-size.ts";

/** The other rooms, one beneath the other, all at one scale. */
export function Stage({ rooms }: { readonly rooms: readonly RoomView[] }) {
  const { element, width, height } = useSize<HTMLDivElement>();
  const shown = useLingering(rooms);
  const counts = shown.map(({ room }) => Math.max(1, room.tiles.length));
  const tile = tileSize(counts, width, height);
  const size: CSSProperties & Record<`--${string}`, string> = {
    "--tile-width": `${tile.width}px`,
    "--tile-height": `${tile.height}px`,
  };
  return (
    <div className={styles["frame"]}>
      <div ref={element} className={styles["rooms"]} style={size}>
        {shown.map(({ room, leaving }) => (
          <Room key={room.entity} room={room} leaving={leaving} />
        ))}
      </div>
    </div>
  );
}
