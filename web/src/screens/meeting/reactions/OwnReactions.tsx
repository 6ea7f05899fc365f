import { createPortal } from "react-dom";
import { useConference } from "../../../store/context.ts";
import styles from "./OwnReactions.module.css";

/** What one has just reacted with, rising above the toolbar: one has no tile to see it on. */
export function OwnReactions() {
  const reactions = useConference((view) => view.reactions);
  const self = useConference(({ roster }) => roster.find((entry) => entry.self)?.entity);
  const own = reactions.filter(({ entity }) => entity === self);
  if (own.length === 0) return null;
  return createPortal(
    <div className={styles["own"]} aria-hidden="true">
      {own.map(({ id, emoji }) => (
        <span key={id} data-testid="own-reaction">
          {emoji}
        </span>
      ))}
    </div>,
    document.body,
  );
}
