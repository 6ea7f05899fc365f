import type { RoomView, TileView } from "../../store/view.ts";
import { Tile } from "../../ui/Tile.tsx";
import styles from "./Room.module.css";
import { tileWords } from "./state-words.ts";
import { useCentred } from "./use-centred.ts";
import { useSecondsSince } from "./use-now.ts";

interface RoomProps {
  readonly room: RoomView;
  /** Fading away: no longer anybody's room, only a picture. */
  readonly leaving: boolean;
}

/** One remote room: its pictures side by side, left to right, and one name for all of them. */
export function Room({ room, leaving }: RoomProps) {
  const { entity, name, state, lostAt, tiles } = room;
  const seconds = useSecondsSince(state === "reconnecting" ? lostAt : undefined);
  const row = useCentred(tiles.length);
  const middle = Math.floor((tiles.length - 1) / 2);
  const handles = leaving
    ? { "aria-hidden": true, "data-leaving": true }
    : { "data-testid": "room", "data-participant": name, "data-entity": entity };
  return (
    <section
      className={styles["room"]}
      aria-label={`${name}'s room`}
      data-state={state}
      data-tiles={tiles.length}
      {...handles}
    >
      <div ref={row} className={styles["row"]}>
        {tiles.map((tile, i) => (
          <Tile
            key={tile.captureId}
            className={styles["tile"]}
            name={name}
            label={tile.description}
            state={stateOf(room, tile)}
            track={tile.track}
            words={tileWords(stateOf(room, tile), seconds)}
            face={i === middle}
            {...(!leaving && handlesOf(room, tile))}
          />
        ))}
        {tiles.length === 0 && (
          <Tile
            className={styles["tile"]}
            name={name}
            label="camera off"
            state={state === "reconnecting" ? "reconnecting" : "off"}
            track={undefined}
            words={state === "reconnecting" ? tileWords(state, seconds) : "Camera off"}
          />
        )}
      </div>
      <p className={styles["name"]}>{name}</p>
    </section>
  );
}

/** Whoever is lost is lost with all cameras. */
function stateOf(room: RoomView, tile: TileView) {
  return room.state === "reconnecting" ? "reconnecting" : tile.state;
}

function handlesOf({ name, entity }: RoomView, { captureId }: TileView) {
  return {
    "data-testid": "tile",
    "data-participant": name,
    "data-entity": entity,
    "data-capture": captureId,
  };
}
