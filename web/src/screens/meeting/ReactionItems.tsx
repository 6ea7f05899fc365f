import { Hand } from "lucide-react";
import { useConference, usePage } from "../../store/context.ts";
import { reactions } from "../../store/view.ts";
import { MenuItem, MenuRow } from "../../ui/Menu.tsx";
import { useWords } from "../../words/words.ts";
import { reactionName } from "./reactions/reaction-words.ts";
import { useOwnPlace } from "./reactions/use-hand-news.ts";

/** What one says with a sign, as a menu has it. */
export function ReactionItems() {
  const t = useWords();
  const { actions } = usePage();
  const raised = useConference((view) => view.handRaised);
  const place = useOwnPlace();
  return (
    <>
      <MenuRow
        label={t("reactions.react")}
        options={reactions.map((emoji) => ({ value: emoji, name: reactionName(t, emoji) }))}
        onChoose={(emoji) => actions.react(emoji)}
      />
      <MenuItem
        icon={<Hand aria-hidden="true" />}
        name={raised ? t("reactions.lower") : t("reactions.raise")}
        {...(place !== undefined && { means: t("reactions.place", { place }) })}
        onChoose={() => actions.raiseHand(!raised)}
      />
    </>
  );
}
