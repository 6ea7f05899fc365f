import { type ReactNode, useEffect } from "react";
import { createPortal } from "react-dom";
import { Button } from "../../ui/Button.tsx";
import { useSource } from "../../ui/source.ts";
import { useWords } from "../../words/words.ts";
import { Single } from "./Single.tsx";
import { Stage } from "./Stage.tsx";
import styles from "./StageArea.module.css";
import { closeSecondWindow, type SecondWindow, secondWindow } from "./second-window.ts";

/** The stage, here or in a window of its own; or one part of it there. */
export function StageArea() {
  const there = useSource(secondWindow);
  // What it shows is of this meeting.
  useEffect(() => closeSecondWindow, []);
  const isThere = there?.shows.type === "stage";
  return (
    <div className={styles["area"]}>
      {isThere ? <ShownThere /> : <Stage />}
      {there && (
        <There window={there}>
          {there.shows.type === "stage" ? (
            <Stage hasControls={false} />
          ) : (
            <Single shows={there.shows} />
          )}
        </There>
      )}
    </div>
  );
}

function There({ window: { page }, children }: { window: SecondWindow; children: ReactNode }) {
  return createPortal(<div className={styles["there"]}>{children}</div>, page.document.body);
}

function ShownThere() {
  const t = useWords();
  return (
    <div className={styles["away"]}>
      <p>{t("window.there")}</p>
      <Button onClick={closeSecondWindow}>{t("window.back")}</Button>
    </div>
  );
}
