import { useState } from "react";
import { useConference, usePage } from "../../store/context.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./MuteRequest.module.css";

/** A host asks for quiet: the person here mutes, or does not. */
export function MuteRequest() {
  const request = useConference((view) => view.muteRequest);
  const [declinedAt, setDeclinedAt] = useState<number>();
  const { actions } = usePage();
  if (request === undefined || request.at === declinedAt) return null;
  return (
    <div className={styles["request"]} role="alert" data-testid="mute-request">
      <span>{request.by === "" ? "A host" : request.by} asks you to mute</span>
      <Button look="primary" onClick={() => actions.setMicrophone(false)}>
        Mute
      </Button>
      <Button onClick={() => setDeclinedAt(request.at)}>Not now</Button>
    </div>
  );
}
