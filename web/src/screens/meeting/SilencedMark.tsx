import { VolumeX } from "lucide-react";
import { useIsSilenced } from "../../store/context.ts";
import { Unseen } from "../../ui/Unseen.tsx";
import { useWords } from "../../words/words.ts";

/** Says of somebody beside their name that one does not hear them, by one's own choice. */
export function SilencedMark({ entity }: { readonly entity: string }) {
  const t = useWords();
  if (!useIsSilenced(entity)) return null;
  return (
    <span data-testid="silenced">
      <VolumeX aria-hidden="true" />
      <Unseen>{t("people.silenced")}</Unseen>
    </span>
  );
}
