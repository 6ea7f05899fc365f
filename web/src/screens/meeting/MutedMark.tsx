import { MicOff } from "lucide-react";
import { useConference } from "../../store/context.ts";
import type { ConferenceView } from "../../store/view.ts";
import { Unseen } from "../../ui/Unseen.tsx";
import { useWords } from "../../words/words.ts";
import { presentersIn } from "./what-is-new.ts";

interface MutedMarkProps {
  readonly entity: string;
  /** Something is heard from them just now. */
  readonly speaks: boolean;
}

/** Says of somebody beside their name that their microphone is off; of others, nothing. */
export function MutedMark({ entity, speaks }: MutedMarkProps) {
  const t = useWords();
  // What is heard goes before what was said: that somebody is on again takes a moment to be told. Of
  // who presents it may be the sound of their screen.
  const isMuted = useConference(
    (view) => isToldMuted(view, entity) && (!speaks || presents(view, entity)),
  );
  if (!isMuted) return null;
  return (
    <span data-testid="muted">
      <MicOff aria-hidden="true" />
      <Unseen>{t("people.muted")}</Unseen>
    </span>
  );
}

function isToldMuted({ roster }: ConferenceView, entity: string): boolean {
  return roster.some(
    (one) => one.entity === entity && one.isMuted === true && one.state === "connected",
  );
}

function presents(view: ConferenceView, entity: string): boolean {
  const presenters = presentersIn(view);
  return view.rooms.some((room) => room.entity === entity && presenters.has(room.id));
}
