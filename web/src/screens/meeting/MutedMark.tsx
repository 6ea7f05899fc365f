import { MicOff } from "lucide-react";
import { useConference } from "../../store/context.ts";
import { Unseen } from "../../ui/Unseen.tsx";
import { useWords } from "../../words/words.ts";

/** Says of somebody beside their name that nothing can be heard from them; of others, nothing. */
export function MutedMark({ entity }: { readonly entity: string }) {
  const t = useWords();
  const isMuted = useConference(({ roster }) =>
    roster.some(
      (one) => one.entity === entity && one.isMuted === true && one.state === "connected",
    ),
  );
  if (!isMuted) return null;
  return (
    <span data-testid="muted">
      <MicOff aria-hidden="true" />
      <Unseen>{t("people.muted")}</Unseen>
    </span>
  );
}
