import { useConference } from "../../store/context.ts";
import { meetingLink } from "../../store/meeting-name.ts";
import styles from "./Alone.module.css";
import { CopyLink } from "./CopyLink.tsx";

/** The stage while nobody else has a place on it. */
export function Alone({ conference }: { readonly conference: string }) {
  const others = useConference((view) => view.roster.filter(({ self }) => !self).length);
  return (
    <div className={styles["empty"]}>
      {others === 0 ? (
        <>
          <h2>You're the only one here</h2>
          <p>Send this link to whoever you want to meet.</p>
          <code>{meetingLink(window.location.origin, conference)}</code>
          <CopyLink conference={conference} />
        </>
      ) : (
        <h2>The others are taking their seats…</h2>
      )}
    </div>
  );
}
