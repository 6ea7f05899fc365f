import { type ReactNode, useEffect } from "react";
import { createPortal } from "react-dom";
import { useConference } from "../../store/context.ts";
import { Button } from "../../ui/Button.tsx";
import { useSource } from "../../ui/source.ts";
import { Unseen } from "../../ui/Unseen.tsx";
import { useWords, type Words } from "../../words/words.ts";
import { FullScreenThere } from "./FullScreenThere.tsx";
import { presentedWords } from "./Presentation.tsx";
import { Single } from "./Single.tsx";
import { Stage } from "./Stage.tsx";
import styles from "./StageArea.module.css";
import {
  closeSecondWindow,
  type Elsewhere,
  nameWindow,
  type SecondWindow,
  secondWindow,
} from "./second-window.ts";

/** The stage, here or in a window of its own; or one part of it there, and the rest here. */
export function StageArea() {
  const there = useSource(secondWindow);
  // What it shows is of this meeting.
  useEffect(() => closeSecondWindow, []);
  const isStageThere = there?.shows.type === "stage";
  const isNothingLeft = useConference(
    ({ stage, elsewhere }) =>
      elsewhere !== undefined && stage?.rows.length === 0 && stage.presentations.length === 0,
  );
  return (
    <div className={styles["area"]}>
      {!isStageThere && <Stage />}
      {there && (isStageThere || isNothingLeft) && <ShownThere shows={there.shows} />}
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

interface ThereProps {
  readonly window: SecondWindow;
  readonly children: ReactNode;
}

function There({ window: { page, shows }, children }: ThereProps) {
  const what = useWhat(shows);
  const t = useWords();
  const conference = useConference((view) => view.conference);
  const title =
    what === undefined ? t("title.meeting", { conference }) : t("window.title", { what });
  useEffect(() => nameWindow(page, title), [page, title]);
  return createPortal(
    <main className={styles["there"]} aria-label={title}>
      <h1>
        <Unseen>{title}</Unseen>
      </h1>
      {children}
      <FullScreenThere page={page} />
    </main>,
    page.document.body,
  );
}

function ShownThere({ shows }: { readonly shows: Elsewhere }) {
  const t = useWords();
  const what = useWhat(shows);
  return (
    <div className={styles["away"]} data-testid="shown-there">
      <p>{what === undefined ? t("window.there") : t("window.thereNamed", { what })}</p>
      <Button onClick={closeSecondWindow}>{t("window.back")}</Button>
    </div>
  );
}

/** Whom or what that window shows, by name; the stage has none. */
function useWhat(shows: Elsewhere): string | undefined {
  const t = useWords();
  const elsewhere = useConference((view) => view.elsewhere);
  return whatOf(t, shows, elsewhere?.type === "presentation" ? elsewhere.presentation : undefined);
}

function whatOf(
  t: Words,
  shows: Elsewhere,
  presentation: Parameters<typeof presentedWords>[1],
): string | undefined {
  if (shows.type === "stage") return undefined;
  return shows.type === "room" ? shows.name : presentedWords(t, presentation);
}
