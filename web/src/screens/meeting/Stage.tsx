import type { CSSProperties } from "react";
import { type RoomView, type SpeakerView, tileSize } from "../../store/view.ts";
import { Room } from "./Room.tsx";
import { Speaker } from "./Speaker.tsx";
import styles from "./Stage.module.css";
import { useLingering } from "./use-lingering.ts";
import { useSize } from "./use-size.ts";

interface StageProps {
  readonly speaker: SpeakerView | undefined;
  readonly rooms: readonly RoomView[];
}

/** Whoever speaks, if that is the layout, and the other rooms, one beneath the other, all at one scale. */
export function Stage({ speaker, rooms }: StageProps) {
  const { element, width, height } = useSize<HTMLDivElement>();
  const shown = useLingering(rooms);
  const counts = [
    ...(speaker ? [speaker.tiles.length] : []),
    ...shown.map(({ room }) => Math.max(1, room.tiles.length)),
  ];
  const tile = tileSize(counts, width, height);
  const size: CSSProperties & Record<`--${string}`, string> = {
    "--tile-width": `${tile.width}px`,
    "--tile-height": `${tile.height}px`,
  };
  return (
    <div className={styles["frame"]}>
      <div ref={element} className={styles["rooms"]} style={size}>
        {speaker && <Speaker speaker={speaker} />}
        {shown.map(({ room, leaving }) => (
          <Room key={room.id} room={room} leaving={leaving} />
        ))}
      </div>
    </div>
  );
}
