import {
  ChartNoAxesColumn,
  Ellipsis,
  PanelsTopLeft,
  Pin as PinIcon,
  PinOff,
  Video,
} from "lucide-react";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { useSource } from "../../ui/source.ts";
import { useWords } from "../../words/words.ts";
import { statsShown, toggleStats } from "../stats/shown.ts";
import styles from "./StageTile.module.css";
import { isTouchOnly } from "./touch-only.ts";
import type { Pin } from "./use-pin.ts";

interface TileControlsProps {
  /** Of the person in the picture. */
  readonly name: string;
  readonly pin: Pin;
  readonly tabIndex: number;
  /** In a window of its own. */
  readonly onOpen: () => void;
}

/**
 * What can be done about a picture; there for who points at it, has tapped it, or has the keyboard
 * in it. The first is where the keyboard comes to a picture.
 */
export function TileControls({ name, pin, tabIndex, onOpen }: TileControlsProps) {
  const t = useWords();
  const hasStats = useSource(statsShown);
  const { room, hasRoom, hasCamera } = pin;
  return (
    <div className={styles["controls"]}>
      {room && (
        <IconButton
          label={t(hasRoom ? "stage.unpin" : "stage.pin", { name: room.name })}
          icon={hasRoom ? <PinOff aria-hidden="true" /> : <PinIcon aria-hidden="true" />}
          tabIndex={tabIndex}
          data-entry
          onClick={pin.toggleRoom}
        />
      )}
      <Menu
        side="bottom"
        align="end"
        trigger={
          <IconButton
            label={t("stage.controls", { name })}
            icon={<Ellipsis aria-hidden="true" />}
            tabIndex={tabIndex}
            {...(!room && { "data-entry": true })}
          />
        }
      >
        {room && (
          <MenuItem
            icon={hasRoom ? <PinOff aria-hidden="true" /> : <PinIcon aria-hidden="true" />}
            name={t(hasRoom ? "stage.unpin" : "stage.pin", { name: room.name })}
            onChoose={pin.toggleRoom}
          />
        )}
        {room?.captureId !== undefined && (
          <MenuItem
            icon={<Video aria-hidden="true" />}
            name={t(hasCamera ? "stage.unpinCamera" : "stage.pinCamera")}
            onChoose={pin.toggleCamera}
          />
        )}
        {!isTouchOnly() && (
          <MenuItem
            icon={<PanelsTopLeft aria-hidden="true" />}
            name={t("window.open")}
            onChoose={onOpen}
          />
        )}
        <MenuItem
          icon={<ChartNoAxesColumn aria-hidden="true" />}
          name={t(hasStats ? "stats.hide" : "stats.show")}
          onChoose={toggleStats}
        />
      </Menu>
    </div>
  );
}
