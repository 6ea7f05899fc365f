import type { ReactNode } from "react";
import { usePage, useWaiting } from "../../store/context.ts";
import { Button } from "../../ui/Button.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { useWords } from "../../words/words.ts";
import { Centred } from "../Centred.tsx";
import styles from "./Joining.module.css";

interface JoiningProps {
  readonly conference: string;
  /** What keeps it from going on. */
  readonly children?: ReactNode;
}

/** On the way in; can always be given up. */
export function Joining({ conference, children }: JoiningProps) {
  const t = useWords();
  const { visit } = usePage();
  const waiting = useWaiting();
  // Not the button: whoever presses Enter twice would give up what they asked for.
  const heading = useFirstFocus<HTMLHeadingElement>();
  return (
    <Centred>
      <div className={styles["seats"]} aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      <hgroup aria-live="polite">
        <h1 ref={heading} tabIndex={-1}>
          {t("joining.title", { conference })}
        </h1>
        <p>{waiting ? t("joining.devices") : t("joining.seat")}</p>
      </hgroup>
      {children}
      <div className={styles["actions"]}>
        {waiting && (
          <Button onClick={() => visit.joinWithoutDevices()}>
            {t("common.joinWithoutDevices")}
          </Button>
        )}
        <Button onClick={() => visit.leave()}>{t("joining.cancel")}</Button>
      </div>
    </Centred>
  );
}
