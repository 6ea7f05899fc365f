import { useConference } from "../../store/context.ts";
import type { RoomTileView, RoomView, RowArranged } from "../../store/view.ts";
import { useWords } from "../../words/words.ts";
import { useOnStage } from "./on-stage.ts";
import styles from "./Room.module.css";
import { RoomMarks } from "./RoomMarks.tsx";
import { StageTile } from "./StageTile.tsx";
import { tileWords } from "./state-words.ts";
import { useGlide } from "./use-glide.ts";
import { useSecondsSince } from "./use-now.ts";

interface RoomProps {
  readonly room: RoomView;
  readonly row: RowArranged;
}

/** One remote room: its pictures side by side, left to right, and one name for all of them. */
export function Room({ room, row }: RoomProps) {
  const t = useWords();
  const { entity, name, state, lostAt, tiles } = room;
  const seconds = useSecondsSince(state === "reconnecting" ? lostAt : undefined);
  const pinned = useConference((view) => view.pinned);
  const { speaking } = useOnStage();
  const middle = Math.floor((tiles.length - 1) / 2);
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
      data-speaking={state === "connected" && speaking.has(entity)}
    >
      {tiles.map((tile, at) => (
        <StageTile
          key={tile.captureId}
          box={row.tiles[at] ?? row.box}
          row={row.box}
          stop={tile.captureId}
          elsewhere={{ type: "room", room: room.id }}
          captureId={tile.captureId}
          pinnable={pinnableOf(room, tile)}
          name={name}
          label={(tile.source ?? tile).description}
          state={stateOf(room, tile)}
          track={tile.track}
          words={tileWords(t, stateOf(room, tile), seconds)}
          face={at === middle}
          data-testid="tile"
          data-participant={name}
          data-entity={entity}
          data-capture={tile.captureId}
        />
      ))}
      {tiles.length === 0 && (
        <StageTile
          box={row.tiles[0] ?? row.box}
          row={row.box}
          stop={room.id}
          elsewhere={{ type: "room", room: room.id }}
          pinnable={room}
          name={name}
          label={t("stage.cameraOffLabel")}
          state={state === "reconnecting" ? "reconnecting" : "off"}
          track={undefined}
          words={state === "reconnecting" ? tileWords(t, state, seconds) : t("stage.cameraOff")}
        />
      )}
      <RoomMarks room={room} pictures={tiles.length} pinned={pinned?.room === room.id} />
    </section>
  );
}

/** Whoever is lost is lost with all cameras. */
function stateOf(room: RoomView, tile: RoomTileView) {
  return room.state === "reconnecting" ? "reconnecting" : tile.state;
}

/** A room of one camera is pinned as a room. */
function pinnableOf({ id, name, tiles }: RoomView, { captureId }: RoomTileView) {
  return tiles.length > 1 ? { id, name, captureId } : { id, name };
}
