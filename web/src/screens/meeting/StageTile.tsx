import { type ComponentProps, type CSSProperties, type MouseEvent, useDeferredValue } from "react";
import type { Box } from "../../store/view.ts";
import { early } from "../../ui/early.ts";
import { Part } from "../../ui/Part.tsx";
import { useSource } from "../../ui/source.ts";
import { Tile } from "../../ui/Tile.tsx";
import { statsShown } from "../stats/shown.ts";
import { useOnStage } from "./on-stage.ts";
import styles from "./StageTile.module.css";
import type { Elsewhere } from "./second-window.ts";
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
  /** User entity of who is heard from there, if it is anybody. */
  readonly heard?: string | undefined;
  /** What a window of its own would show of it. */
  readonly elsewhere: Elsewhere;
}

/** A picture on the stage: for the keyboard, with what can be done about it. */
export function StageTile(props: StageTileProps) {
  const { box, row, stop, captureId, pinnable, heard, elsewhere, className = "", ...rest } = props;
  const onStage = useOnStage();
  const hasStats = useSource(statsShown) && captureId !== undefined;
  const pin = usePin(pinnable);
  const tabIndex = onStage.stop === stop ? 0 : -1;
  // The pictures come first, and whatever waits for them; nobody misses a button for a blink.
  const hasTime = useDeferredValue(true, false);
  const doubleClicked = ({ target, currentTarget }: MouseEvent<HTMLElement>) => {
    // Menus are drawn elsewhere, and are in it all the same.
    const isPicture = target instanceof Element && currentTarget.contains(target);
    if (isPicture && target.closest("button") === null) pin.whole?.toggle();
  };
  return (
    <Tile
      {...rest}
      className={`${styles["tile"] ?? ""} ${className}`}
      style={within(box, row)}
      {...(onStage.hasControls && {
        "data-stop": stop,
        "data-tapped": onStage.tapped === stop,
        onDoubleClick: doubleClicked,
      })}
    >
      {hasStats && (
        <Part part={stats}>{({ TileStats }) => <TileStats captureId={captureId} />}</Part>
      )}
      {onStage.hasControls && hasTime && (
        <TileControls
          name={rest.name}
          pinnable={pinnable}
          heard={heard}
          isSmall={box.width < roomForTwo}
          tabIndex={tabIndex}
          elsewhere={elsewhere}
        />
      )}
    </Tile>
  );
}

/** Buttons, as large as fingers are, px: in the style sheet, too. */
const roomForTwo = 200;

/** A place on the stage, as one within a row. */
export function within(box: Box, row: Box): CSSProperties {
  const { width, height } = box;
  return { left: box.x - row.x, top: box.y - row.y, width, height };
}
