import { useConference } from "../../store/context.ts";
import type { Box, Pinned, RoomView, RowArranged } from "../../store/view.ts";
import { useWords } from "../../words/words.ts";
import { useOnStage } from "./on-stage.ts";
import styles from "./Room.module.css";
import { RoomMarks } from "./RoomMarks.tsx";
import { RoomTile } from "./RoomTile.tsx";
import { within } from "./StageTile.tsx";
import { useGlide } from "./use-glide.ts";
import { useSecondsSince } from "./use-now.ts";

interface RoomProps {
  readonly room: RoomView;
  readonly row: RowArranged;
}

/** One remote room: its pictures side by side, left to right, and one name for all of them. */
export function Room({ room, row }: RoomProps) {
  const t = useWords();
  const { id, entity, name, state, lostAt, tiles, others = [] } = room;
  const seconds = useSecondsSince(state === "reconnecting" ? lostAt : undefined);
  const isPinned = useConference(({ pinned }) => isOfRoom(pinned, id));
  const { speaking } = useOnStage();
  const shared = { room, row, seconds };
  return (
    <section
      {...useGlide(row.box)}
      className={styles["room"]}
      aria-label={t("stage.room", { name })}
      data-testid="room"
      data-participant={name}
      data-entity={entity}
      data-state={state}
      data-size={row.size}
      data-tiles={tiles.length}
      data-others={row.others.length > 0}
      data-speaking={state === "connected" && speaking.has(entity)}
    >
      {tiles.map((tile, at) => (
        <RoomTile
          key={tile.captureId}
          {...shared}
          box={row.tiles[at] ?? row.box}
          tile={tile}
          label={(tile.source ?? tile).description}
          pinnable={tiles.length > 1 ? { id, name, captureId: tile.captureId } : { id, name }}
          face={at === Math.floor((tiles.length - 1) / 2)}
          data-testid="tile"
        />
      ))}
      {tiles.length === 0 && (
        <RoomTile
          {...shared}
          box={row.tiles[0] ?? row.box}
          label={t("stage.cameraOffLabel")}
          pinnable={{ id, name }}
          face
        />
      )}
      {others.slice(0, row.others.length).map((tile, at) => (
        <RoomTile
          key={tile.captureId}
          {...shared}
          box={row.others[at] ?? row.box}
          tile={tile}
          label={tile.description}
          pinnable={{ id, name, captureId: tile.captureId }}
          face={false}
          data-testid="other-camera"
        />
      ))}
      <div className={styles["marked"]} style={within(hullOf(row), row.box)}>
        <RoomMarks room={room} pictures={tiles.length} pinned={isPinned} />
      </div>
    </section>
  );
}

function isOfRoom(pinned: Pinned | undefined, room: string): boolean {
  return pinned?.type !== "presentation" && pinned?.room === room;
}

/** What is said of a room stands on its large pictures. */
function hullOf({ box, tiles, others }: RowArranged): Box {
  const [picture] = tiles;
  return others.length > 0 && picture ? picture : box;
}
