import { useRef } from "react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import styles from "./Controls.module.css";
import { Hints } from "./Hints.tsx";
import { OwnStrip } from "./OwnStrip.tsx";
import { OwnFigures } from "./own/OwnFigures.tsx";
import type { Panel } from "./panel.ts";
import { Toolbar } from "./Toolbar.tsx";
import { useAtHand } from "./use-at-hand.ts";
import { useFullScreen } from "./use-full-screen.ts";

interface ControlsProps {
  readonly panel: Panel | undefined;
  readonly onPanel: (panel: Panel | undefined) => void;
}

/** Below the stage; on a full screen over it, and only while somebody stirs. */
export function Controls({ panel, onPanel }: ControlsProps) {
  const bar = useRef<HTMLElement>(null);
  const { isPossible, isFull, toggle } = useFullScreen();
  const isAtHand = useAtHand(bar, isFull);
  useShortcut("fullScreen", toggle, isPossible);
  return (
    <footer ref={bar} className={styles["controls"]} data-floating={isFull} data-away={!isAtHand}>
      <Hints />
      <OwnStrip />
      <OwnFigures />
      <div className={styles["bar"]}>
        <Toolbar panel={panel} onPanel={onPanel} />
      </div>
    </footer>
  );
}
