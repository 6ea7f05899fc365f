import { useState } from "react";
import { useConference, usePage } from "../../store/context.ts";
import { Button } from "../../ui/Button.tsx";
import { useWords } from "../../words/words.ts";
import { Hint } from "./Hint.tsx";

/** A host asks for quiet: the person here mutes, or does not. */
export function MuteRequest() {
  const t = useWords();
  const request = useConference((view) => view.muteRequest);
  const [declinedAt, setDeclinedAt] = useState<number>();
  const { actions } = usePage();
  if (request === undefined || request.at === declinedAt) return null;
  return (
    <Hint
      spoken="at-once"
      data-testid="mute-request"
      title={request.by === "" ? t("mute.askedByHost") : t("mute.asked", { name: request.by })}
    >
      <Button look="primary" onClick={() => actions.setMicrophone(false)}>
        {t("mute.accept")}
      </Button>
      <Button onClick={() => setDeclinedAt(request.at)}>{t("mute.decline")}</Button>
    </Hint>
  );
}
