import { ChartNoAxesColumn, Ellipsis, Eye, EyeOff } from "lucide-react";
import { usePage, useSelfView } from "../../../store/context.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { useSource } from "../../../ui/source.ts";
import { useWords } from "../../../words/words.ts";
import { statsShown, toggleStats } from "../../stats/shown.ts";
import styles from "./OwnMenu.module.css";

/** What can be done about one's own pictures; where they are hidden it is all there is of them. */
export function OwnMenu() {
  const t = useWords();
  const { selfView } = usePage();
  const { isHidden } = useSelfView();
  const hasStats = useSource(statsShown);
  return (
    <div className={styles["menu"]} data-covers={!isHidden}>
      <Menu
        align="start"
        trigger={
          <IconButton
            label={t("own.menu")}
            icon={isHidden ? <EyeOff aria-hidden="true" /> : <Ellipsis aria-hidden="true" />}
            {...(isHidden && { tip: t("own.hidden") })}
          />
        }
      >
        <MenuItem
          icon={isHidden ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
          name={t(isHidden ? "own.show" : "own.hide")}
          onChoose={() => selfView.setState({ isHidden: !isHidden })}
        />
        <MenuItem
          icon={<ChartNoAxesColumn aria-hidden="true" />}
          name={t(hasStats ? "stats.hide" : "stats.show")}
          onChoose={toggleStats}
        />
      </Menu>
    </div>
  );
}
