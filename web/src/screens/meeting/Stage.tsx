import { type FocusEvent, useState } from "react";
import { useConference } from "../../store/context.ts";
import { useSpeaking } from "../../store/speaking.ts";
import type { ConferenceView, RowArranged } from "../../store/view.ts";
import { EmptyChair } from "./EmptyChair.tsx";
import { OnStageContext } from "./on-stage.ts";
import { Presentation } from "./Presentation.tsx";
import { Room } from "./Room.tsx";
import { Speaker } from "./Speaker.tsx";
import styles from "./Stage.module.css";
import { useStageSize } from "./use-stage-size.ts";
import { stopOf, useTileKeys } from "./use-tile-keys.ts";

/** Everybody else and what they present, each where the arrangement says. */
export function Stage({ hasControls = true }: { readonly hasControls?: boolean }) {
  const view = useConference((all) => all);
  const speaking = useSpeaking(view.remoteAudio);
  const element = useStageSize();
  const moveByKey = useTileKeys(element, hasControls);
  const [wanted, setWanted] = useState<string>();
  const stops = stopsOf(view);
  const stop = stops.find((one) => one === wanted) ?? stops[0];
  const focused = (event: FocusEvent) => setWanted(stopOf(event.target) ?? wanted);
  return (
    <OnStageContext value={{ stop, hasControls, speaking }}>
      {/* Keys go from picture to picture; each of them is a control by itself. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={element}
        className={styles["stage"]}
        data-layout={view.layout}
        data-testid="stage"
        onFocus={focused}
        onKeyDown={moveByKey}
      >
        {view.stage?.rows.map((row) => (
          <Row key={row.id} row={row} view={view} />
        ))}
        {view.presentations.map((presentation, at) => {
          const box = view.stage?.presentations[at];
          return (
            box && (
              <Presentation key={presentation.captureId} presentation={presentation} box={box} />
            )
          );
        })}
      </div>
    </OnStageContext>
  );
}

function Row({ row, view }: { readonly row: RowArranged; readonly view: ConferenceView }) {
  const { speaker } = view;
  if (row.id === "speaker" && speaker) return <Speaker speaker={speaker} row={row} />;
  const room = view.rooms.find(({ id }) => id === row.id);
  if (room) return <Room room={room} row={row} />;
  const chair = view.chairs.find(({ id }) => id === row.id);
  return chair ? <EmptyChair chair={chair} row={row} /> : null;
}

/** Where the keyboard can be, in the order of the stage. */
function stopsOf({ stage, rooms, speaker, presentations }: ConferenceView): readonly string[] {
  const rows = stage?.rows ?? [];
  const inRows = rows.flatMap(({ id }) => {
    const room = rooms.find((one) => one.id === id);
    const tiles = id === "speaker" ? speaker?.tiles : room?.tiles;
    if (tiles && tiles.length > 0) return tiles.map(({ captureId }) => captureId);
    return room ? [room.id] : [];
  });
  return [...inRows, ...presentations.map(({ captureId }) => captureId)];
}
