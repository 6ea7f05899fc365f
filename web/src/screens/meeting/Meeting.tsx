import { useState } from "react";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { Alone } from "./Alone.tsx";
import { Chat } from "./Chat.tsx";
import { ComingsAndGoings } from "./ComingsAndGoings.tsx";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { Controls } from "./Controls.tsx";
import styles from "./Meeting.module.css";
import { News } from "./News.tsx";
import { Others } from "./Others.tsx";
import { PresentingBar } from "./own/PresentingBar.tsx";
import { Pages } from "./Pages.tsx";
import type { Panel } from "./panel.ts";
import { Roster } from "./Roster.tsx";
import { StageArea } from "./StageArea.tsx";
import { UnstableConnection } from "./UnstableConnection.tsx";

/** Room for the people beside the stage. */
const wide = "(min-width: 960px)";

export function Meeting({ conference }: { readonly conference: string }) {
  const [panel, setPanel] = useState<Panel | undefined>(() =>
    window.matchMedia(wide).matches ? "people" : undefined,
  );
  const heading = useFirstFocus<HTMLHeadingElement>();
  const close = () => setPanel(undefined);
  return (
    <div className={styles["page"]} data-testid="meeting">
      <ConnectionBanner />
      <PresentingBar />
      <div className={styles["middle"]}>
        <main className={styles["stage"]}>
          <header className={styles["top"]}>
            <h1 ref={heading} tabIndex={-1} className={styles["name"]}>
              <bdi>{conference}</bdi>
            </h1>
            <Others />
            <Pages />
          </header>
          <StageArea />
          <Alone conference={conference} />
          <ComingsAndGoings />
          <News />
          <UnstableConnection />
        </main>
        {panel === "people" && <Roster conference={conference} onClose={close} />}
        {panel === "chat" && <Chat onClose={close} />}
      </div>
      <Controls panel={panel} onPanel={setPanel} />
    </div>
  );
}
