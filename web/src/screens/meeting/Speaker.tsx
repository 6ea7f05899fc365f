import { useConference } from "../../store/context.ts";
import type { RowArranged, SpeakerView } from "../../store/view.ts";
import { useWords } from "../../words/words.ts";
import styles from "./Room.module.css";
import { RoomMarks } from "./RoomMarks.tsx";
import { StageTile } from "./StageTile.tsx";
import { tileWords } from "./state-words.ts";
import { useGlide } from "./use-glide.ts";

interface SpeakerProps {
  readonly speaker: SpeakerView;
  readonly row: RowArranged;
}

/** Whoever speaks: pictures that stay in their place while rooms come and go in them. */
export function Speaker({ speaker: { room, tiles }, row }: SpeakerProps) {
  const t = useWords();
  const whole = useConference((view) => view.rooms.find(({ id }) => id === room?.id));
  const middle = Math.floor((tiles.length - 1) / 2);
  return (
    <section
      {...useGlide(row.box)}
      className={styles["room"]}
      aria-label={room ? t("stage.speaks", { name: room.name }) : t("stage.whoever")}
      data-testid="speaker"
      data-participant={room?.name}
      data-size={row.size}
      data-tiles={tiles.length}
    >
      {tiles.map(({ captureId, description, state, track, source }, at) => (
        <StageTile
          key={captureId}
          box={row.tiles[at] ?? row.box}
          row={row.box}
          stop={captureId}
          elsewhere={{ type: "stage" }}
          captureId={captureId}
          pinnable={room}
          heard={whole?.entity}
          name={source?.name ?? t("stage.whoever")}
          label={description}
          state={state}
          track={track}
          words={tileWords(t, state, 0)}
          face={at === middle && source !== undefined}
          data-testid="tile"
          data-participant={source?.name}
          data-capture={source?.captureId}
          data-seat={captureId}
        />
      ))}
      {whole && <RoomMarks room={whole} pictures={tiles.length} pinned={false} />}
    </section>
  );
}
