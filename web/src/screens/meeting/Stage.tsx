import { type FocusEvent, useMemo, useState } from "react";
import { useConference, useSpeaking } from "../../store/context.ts";
import type { ConferenceView } from "../../store/view.ts";
import { OnStageContext } from "./on-stage.ts";
import { Presentation } from "./Presentation.tsx";
import { Row } from "./Row.tsx";
import styles from "./Stage.module.css";
import { useFirstTap } from "./use-first-tap.ts";
import { useStageSize } from "./use-stage-size.ts";
import { stopOf, useTileKeys } from "./use-tile-keys.ts";

/** Everybody else and what they present, each where the arrangement says. */
export function Stage({ hasControls = true }: { readonly hasControls?: boolean }) {
  const layout = useConference((view) => view.layout);
  const stage = useConference((view) => view.stage);
  const presentations = useConference((view) => view.presentations);
  const speaking = useSpeaking((all) => all);
  const element = useStageSize();
  const moveByKey = useTileKeys(element, hasControls);
  const [wanted, setWanted] = useState<string>();
  const stops = useConference(stopsOf);
  const stop = stops.find((one) => one === wanted) ?? stops[0];
  const { tapped, ...taps } = useFirstTap();
  const focused = (event: FocusEvent) => setWanted(stopOf(event.target) ?? wanted);
  const onStage = useMemo(
    () => ({ stop, tapped, hasControls, speaking }),
    [stop, tapped, hasControls, speaking],
  );
  return (
    <OnStageContext value={onStage}>
      {/* Keys go from picture to picture, whose controls are buttons. */}
      <div
        ref={element}
        className={styles["stage"]}
        data-layout={layout}
        data-testid="stage"
        onFocus={focused}
        onKeyDownCapture={moveByKey}
        {...(hasControls && taps)}
      >
        {stage?.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
        {presentations.map((presentation, at) => {
          const box = stage?.presentations[at];
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

/** Where the keyboard can be, in the order of the stage. */
function stopsOf({ stage, rooms, speaker, presentations }: ConferenceView): readonly string[] {
  const rows = stage?.rows ?? [];
  const inRows = rows.flatMap(({ id, others }) => {
    const room = rooms.find((one) => one.id === id);
    const tiles = id === "speaker" ? speaker?.tiles : room?.tiles;
    const seen = [...(tiles ?? []), ...(room?.others ?? []).slice(0, others.length)];
    if (seen.length > 0) return seen.map(({ captureId }) => captureId);
    return room ? [room.id] : [];
  });
  return [...inRows, ...presentations.map(({ captureId }) => captureId)];
}
