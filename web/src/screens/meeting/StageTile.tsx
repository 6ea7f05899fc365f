import type { ComponentProps, CSSProperties } from "react";
import type { Box } from "../../store/view.ts";
import { early } from "../../ui/early.ts";
import { Part } from "../../ui/Part.tsx";
import { useSource } from "../../ui/source.ts";
import { Tile } from "../../ui/Tile.tsx";
import { statsShown } from "../stats/shown.ts";
import { useOnStage } from "./on-stage.ts";
import styles from "./StageTile.module.css";
import { type Elsewhere, openSecondWindow } from "./second-window.ts";
import { TileControls } from "./TileControls.tsx";
import { type Pinnable, usePin } from "./use-pin.ts";

const stats = early(() => import("../stats/TileStats.tsx"));

interface StageTileProps extends ComponentProps<typeof Tile> {
  /** Its place, and that of the row it stands in. */
  readonly box: Box;
  readonly row: Box;
  /** Its name for the keyboard: unique on the stage. */
  readonly stop: string;
  /** Absent where there is no picture to measure. */
  readonly captureId?: string;
  /** Whose it is, where that can be pinned. */
  readonly pinnable?: Pinnable | undefined;
  /** What a window of its own would show of it. */
  readonly elsewhere: Elsewhere;
}

/** A picture on the stage: for the keyboard, with what can be done about it. */
export function StageTile(props: StageTileProps) {
  const { box, row, stop, captureId, pinnable, elsewhere, className = "", ...rest } = props;
  const onStage = useOnStage();
  const hasStats = useSource(statsShown) && captureId !== undefined;
  const pin = usePin(pinnable);
  const tabIndex = onStage.stop === stop ? 0 : -1;
  return (
    <Tile
      {...rest}
      className={`${styles["tile"] ?? ""} ${className}`}
      style={within(box, row)}
      {...(onStage.hasControls && { "data-stop": stop, "data-tapped": onStage.tapped === stop })}
    >
      {hasStats && (
        <Part part={stats}>{({ TileStats }) => <TileStats captureId={captureId} />}</Part>
      )}
      {onStage.hasControls && (
        <TileControls
          name={rest.name}
          pin={pin}
          tabIndex={tabIndex}
          onOpen={() => openSecondWindow(elsewhere)}
        />
      )}
    </Tile>
  );
}

/** A place on the stage, as one within a row. */
export function within(box: Box, row: Box): CSSProperties {
  const { width, height } = box;
  return { left: box.x - row.x, top: box.y - row.y, width, height };
}
