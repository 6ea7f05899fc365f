import { useState } from "react";
import { useConference } from "../../store/context.ts";
import { Alone } from "./Alone.tsx";
import { ComingsAndGoings } from "./ComingsAndGoings.tsx";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import styles from "./Meeting.module.css";
import { MuteRequest } from "./MuteRequest.tsx";
import { Others } from "./Others.tsx";
import { OwnStrip } from "./OwnStrip.tsx";
import { RemoteSound } from "./RemoteSound.tsx";
import { Roster } from "./Roster.tsx";
import { Stage } from "./Stage.tsx";
import { Toolbar } from "./Toolbar.tsx";
import { useStageSize } from "./use-stage-size.ts";

/** Room for the people beside the stage. */
const wide = "(min-width: 960px)";

export function Meeting({ conference }: { readonly conference: string }) {
  const rooms = useConference((view) => view.rooms);
  const speaker = useConference((view) => view.speaker);
  const view = useStageSize();
  const [people, setPeople] = useState(() => window.matchMedia(wide).matches);
  return (
    <div className={styles["page"]} data-testid="meeting">
      <ConnectionBanner />
      <div className={styles["middle"]}>
        <main className={styles["stage"]}>
          <h1 className={styles["name"]}>{conference}</h1>
          <div ref={view} className={styles["view"]}>
            <Stage
              key={speaker ? "speaker" : "rooms"}
              speaker={speaker}
              rooms={speaker ? rooms.filter(({ tiles }) => tiles.length > 0) : rooms}
            />
            {speaker && <Others rooms={rooms} shown={speaker.room?.id} />}
          </div>
          {rooms.length === 0 && <Alone conference={conference} />}
          <ComingsAndGoings />
        </main>
        {people && <Roster conference={conference} onClose={() => setPeople(false)} />}
      </div>
      <footer className={styles["footer"]}>
        <MuteRequest />
        <OwnStrip />
        <Toolbar people={people} onPeople={setPeople} />
        <RemoteSound />
      </footer>
    </div>
  );
}
