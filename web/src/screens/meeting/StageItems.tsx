import { ChartNoAxesColumn, PanelsTopLeft } from "lucide-react";
import { MenuItem } from "../../ui/Menu.tsx";
import { useSource } from "../../ui/source.ts";
import { useWords } from "../../words/words.ts";
import { statsShown, toggleStats } from "../stats/shown.ts";
import { openSecondWindow } from "./second-window.ts";

/** What can be done about the whole stage, for the menu of what is wanted seldom. */
export function StageItems() {
  const t = useWords();
  const hasStats = useSource(statsShown);
  return (
    <>
      <MenuItem
        icon={<PanelsTopLeft aria-hidden="true" />}
        name={t("window.open")}
        onChoose={() => openSecondWindow({ type: "stage" })}
      />
      <MenuItem
        icon={<ChartNoAxesColumn aria-hidden="true" />}
        name={t(hasStats ? "stats.hide" : "stats.show")}
        onChoose={toggleStats}
      />
    </>
  );
}
