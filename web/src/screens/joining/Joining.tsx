import { usePage, useWaiting } from "../../store/context.ts";
import { Button } from "../../ui/Button.tsx";
import { Centred } from "../Centred.tsx";
import styles from "./Joining.module.css";

/** On the way in; can always be given up. */
export function Joining({ conference }: { readonly conference: string }) {
  const { visit } = usePage();
  const waiting = useWaiting();
  return (
    <Centred>
      <div className={styles["seats"]} aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      <hgroup aria-live="polite">
        <h1>Joining {conference}…</h1>
        <p>{waiting ? "Waiting for your camera and microphone." : "Taking your seat."}</p>
      </hgroup>
      <div className={styles["actions"]}>
        {waiting && (
          <Button onClick={() => visit.joinWithoutDevices()}>
            Join without camera and microphone
          </Button>
        )}
        <Button look="plain" onClick={() => visit.leave()}>
          Cancel
        </Button>
      </div>
    </Centred>
  );
}
