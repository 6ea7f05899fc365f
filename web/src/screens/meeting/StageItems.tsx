import { ChartNoAxesColumn, PanelsTopLeft, PictureInPicture } from "lucide-react";
import { MenuItem } from "../../ui/Menu.tsx";
import { useSource } from "../../ui/source.ts";
import { useWords } from "../../words/words.ts";
import { statsShown, toggleStats } from "../stats/shown.ts";
import { closeSecondWindow, openSecondWindow, secondWindow } from "./second-window.ts";
import { isTouchOnly } from "./touch-only.ts";

/** What can be done about the whole stage, for the menu of what is wanted seldom. */
export function StageItems() {
  const t = useWords();
  const hasStats = useSource(statsShown);
  const isOpen = useSource(secondWindow) !== undefined;
  return (
    <>
      {!isTouchOnly() && (
        <MenuItem
          icon={<PanelsTopLeft aria-hidden="true" />}
          name={t("window.open")}
          onChoose={() => openSecondWindow({ type: "stage" })}
        />
      )}
      {isOpen && (
        <MenuItem
          icon={<PictureInPicture aria-hidden="true" />}
          name={t("window.close")}
          onChoose={closeSecondWindow}
        />
      )}
      <MenuItem
        icon={<ChartNoAxesColumn aria-hidden="true" />}
        name={t(hasStats ? "stats.hide" : "stats.show")}
        onChoose={toggleStats}
      />
    </>
  );
}
