import { MicOff, MicVocal } from "lucide-react";
import { useState } from "react";
import { keyWords } from "../../../shortcuts/key-words.ts";
import { useHearing, useSettings, useTalking } from "../../../store/context.ts";
import { useWords } from "../../../words/words.ts";
import { Hint } from "../Hint.tsx";

/** What one would not notice oneself of one's own microphone. */
export function MicrophoneHints() {
  const { noSound, talkingMuted } = useHearing();
  const isTalking = useTalking();
  if (isTalking) return <HeardWhileHeld />;
  if (talkingMuted) return <TalkingMuted />;
  return noSound && <NoSound />;
}

function HeardWhileHeld() {
  const t = useWords();
  return (
    <Hint
      icon={<MicVocal aria-hidden="true" />}
      title={t("hint.heard", { key: keyWords(t, "pushToTalk") })}
    />
  );
}

/** Keys that are switched off are not recommended. */
function TalkingMuted() {
  const t = useWords();
  const singleKeys = useSettings((settings) => settings.singleKeys);
  const keys = { microphone: keyWords(t, "microphone"), talk: keyWords(t, "pushToTalk") };
  return (
    <Hint
      spoken="politely"
      data-testid="talking-muted"
      icon={<MicOff aria-hidden="true" />}
      title={singleKeys ? t("hint.mutedKeys", keys) : t("hint.muted")}
    />
  );
}

function NoSound() {
  const t = useWords();
  const [dismissed, setDismissed] = useState(false);
  if (dismissed) return null;
  return (
    <Hint
      spoken="politely"
      data-testid="no-sound"
      icon={<MicOff aria-hidden="true" />}
      title={t("hint.noSound")}
      about={t("hint.noSoundCauses")}
      onDismiss={() => setDismissed(true)}
    />
  );
}
