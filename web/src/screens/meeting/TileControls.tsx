import {
  ChartNoAxesColumn,
  Ellipsis,
  PanelsTopLeft,
  Pin as PinIcon,
  PinOff,
  Video,
} from "lucide-react";
import { memo } from "react";
import { isEqual } from "../../store/is-equal.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { useSource } from "../../ui/source.ts";
import { useWords } from "../../words/words.ts";
import { statsShown, toggleStats } from "../stats/shown.ts";
import { SilenceItem } from "./SilenceItem.tsx";
import styles from "./StageTile.module.css";
import { type Elsewhere, openSecondWindow } from "./second-window.ts";
import { isFingers, isTouchOnly } from "./touch-only.ts";
import { type Pinnable, usePin } from "./use-pin.ts";

interface TileControlsProps {
  /** Of the person in the picture. */
  readonly name: string;
  readonly pinnable: Pinnable | undefined;
  /** User entity of who is heard from there, if it is anybody. */
  readonly heard: string | undefined;
  /** Has no room for two buttons that a finger can tell apart: the menu has what the first does. */
  readonly isSmall: boolean;
  readonly tabIndex: number;
  /** What a window of its own would show. */
  readonly elsewhere: Elsewhere;
}

/**
 * What can be done about a picture; there for who points at it, has tapped it, or has the keyboard
 * in it. The first is where the keyboard comes to a picture. They are most of what there is to draw
 * of a picture, and hardly ever change.
 */
export const TileControls = memo(function TileControls(props: TileControlsProps) {
  const { name, pinnable, heard, isSmall, tabIndex, elsewhere } = props;
  const t = useWords();
  const hasStats = useSource(statsShown);
  const { whole, camera } = usePin(pinnable);
  const pinIcon = whole?.isOn ? <PinOff aria-hidden="true" /> : <PinIcon aria-hidden="true" />;
  return (
    <div className={styles["controls"]}>
      {whole && (
        <IconButton
          label={whole.words}
          icon={pinIcon}
          tabIndex={tabIndex}
          data-entry
          onClick={whole.toggle}
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
            {...(!whole && { "data-entry": true })}
          />
        }
      >
        {whole && isSmall && isFingers() && (
          <MenuItem icon={pinIcon} name={whole.words} onChoose={whole.toggle} />
        )}
        {camera && (
          <MenuItem
            icon={<Video aria-hidden="true" />}
            name={camera.words}
            onChoose={camera.toggle}
          />
        )}
        {heard !== undefined && <SilenceItem entity={heard} name={name} />}
        {!isTouchOnly() && (
          <MenuItem
            icon={<PanelsTopLeft aria-hidden="true" />}
            name={t("window.open")}
            onChoose={() => openSecondWindow(elsewhere)}
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
}, isEqual);
