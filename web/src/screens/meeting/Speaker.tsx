import type { SpeakerView } from "../../store/view.ts";
import { Tile } from "../../ui/Tile.tsx";
import styles from "./Room.module.css";
import { tileWords } from "./state-words.ts";
import { useCentred } from "./use-centred.ts";

/** Whoever speaks: pictures that stay in their place while rooms come and go in them. */
export function Speaker({ speaker: { room, tiles } }: { readonly speaker: SpeakerView }) {
  const row = useCentred(tiles.length);
  const middle = Math.floor((tiles.length - 1) / 2);
  return (
    <section
      className={styles["room"]}
      aria-label={room ? `${room.name} speaks` : "Whoever speaks"}
      data-testid="speaker"
      data-participant={room?.name}
      data-tiles={tiles.length}
    >
      <div ref={row} className={styles["row"]}>
        {tiles.map(({ captureId, description, state, track, source }, at) => (
          <Tile
            key={captureId}
            className={styles["tile"]}
            name={source?.name ?? "Whoever speaks"}
            label={description}
            state={state}
            track={track}
            words={tileWords(state, 0)}
            face={at === middle && source !== undefined}
            data-testid="tile"
            data-participant={source?.name}
            data-capture={source?.captureId}
            data-seat={captureId}
          />
        ))}
      </div>
      {room && <p className={styles["name"]}>{room.name}</p>}
    </section>
  );
}
