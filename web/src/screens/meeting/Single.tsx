import { useEffect, useLayoutEffect } from "react";
import { useConference, usePage } from "../../store/context.ts";
import { useWords } from "../../words/words.ts";
import { OnStageContext } from "./on-stage.ts";
import { Presentation } from "./Presentation.tsx";
import { Row } from "./Row.tsx";
import styles from "./StageArea.module.css";
import type { Elsewhere } from "./second-window.ts";
import { useSize } from "./use-size.ts";

const onlyLookedAt = { stop: undefined, hasControls: false, speaking: new Set<string>() };

interface SingleProps {
  readonly shows: Exclude<Elsewhere, { type: "stage" }>;
}

/** One room, or what is presented, as large as the window; it tells how large that is. */
export function Single({ shows }: SingleProps) {
  const { element, width, height } = useSize<HTMLDivElement>();
  const { actions } = usePage();
  const elsewhere = useConference((view) => view.elsewhere);
  useLayoutEffect(() => {
    if (width > 0 && height > 0) actions.setElsewhere({ ...shows, width, height });
  }, [actions, shows, width, height]);
  useEffect(() => () => actions.setElsewhere(undefined), [actions]);
  return (
    <OnStageContext value={onlyLookedAt}>
      <div ref={element} className={styles["single"]}>
        {elsewhere?.type === "room" && <Row row={elsewhere.row} />}
        {elsewhere?.type === "presentation" && (
          <Presentation presentation={elsewhere.presentation} box={elsewhere.box} />
        )}
        {width > 0 && !elsewhere && <Nothing shows={shows} />}
      </div>
    </OnStageContext>
  );
}

function Nothing({ shows }: SingleProps) {
  const t = useWords();
  return (
    <p className={styles["nothing"]} dir="auto">
      {shows.type === "room"
        ? t("window.nobody", { name: shows.name })
        : t("window.nothingPresented")}
    </p>
  );
}
