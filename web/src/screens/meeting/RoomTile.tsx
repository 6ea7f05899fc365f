import type { Box, RoomView, RowArranged, TileView } from "../../store/view.ts";
import { useWords } from "../../words/words.ts";
import { StageTile } from "./StageTile.tsx";
import { tileWords } from "./state-words.ts";
import type { Pinnable } from "./use-pin.ts";

interface RoomTileProps {
  readonly room: RoomView;
  readonly row: RowArranged;
  readonly box: Box;
  /** Absent where nothing is seen of the room. */
  readonly tile?: TileView;
  /** What is seen. */
  readonly label: string;
  readonly pinnable: Pinnable;
  /** Since the room was lost. */
  readonly seconds: number;
  /** Whether it speaks for the room where there is no picture. */
  readonly face: boolean;
  readonly "data-testid"?: string;
}

/** One picture of a room, or in its place why there is none. */
export function RoomTile({
  room,
  row,
  box,
  tile,
  label,
  pinnable,
  seconds,
  ...rest
}: RoomTileProps) {
  const t = useWords();
  const { id, entity, name } = room;
  // Whoever is lost is lost with all cameras.
  const state = room.state === "reconnecting" ? "reconnecting" : (tile?.state ?? "off");
  const isOff = tile === undefined && state === "off";
  return (
    <StageTile
      box={box}
      row={row.box}
      stop={tile?.captureId ?? id}
      elsewhere={{ type: "room", room: id, name }}
      pinnable={pinnable}
      heard={entity}
      name={name}
      label={label}
      state={state}
      track={tile?.track}
      words={isOff ? t("stage.cameraOff") : tileWords(t, state, seconds)}
      {...(tile && { captureId: tile.captureId, "data-capture": tile.captureId })}
      data-participant={name}
      data-entity={entity}
      {...rest}
    />
  );
}
