import { Hand, Smile } from "lucide-react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { useConference, usePage } from "../../store/context.ts";
import { reactions } from "../../store/view.ts";
import { announce } from "../../ui/announce.ts";
import { Badge } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useWords } from "../../words/words.ts";
import { ReactionItems } from "./ReactionItems.tsx";
import { OwnReactions } from "./reactions/OwnReactions.tsx";
import { reactionName } from "./reactions/reaction-words.ts";
import { useHandNews, useOwnPlace } from "./reactions/use-hand-news.ts";
import { useReactionNews } from "./reactions/use-reaction-news.ts";

/** Signs instead of words; says, too, which ones the others give. */
export function ReactionsButton() {
  const t = useWords();
  const raised = useConference((view) => view.handRaised);
  const place = useOwnPlace();
  useSignKeys();
  useHandNews();
  useReactionNews();
  const label = place === undefined ? t("reactions.open") : t("reactions.openRaised", { place });
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={label}
            icon={raised ? <Hand aria-hidden="true" /> : <Smile aria-hidden="true" />}
            data-raised={raised}
            badge={<Badge count={place ?? 0} />}
          />
        }
      >
        <ReactionItems />
      </Menu>
      <OwnReactions />
    </>
  );
}

function useSignKeys(): void {
  const t = useWords();
  const { actions } = usePage();
  const raised = useConference((view) => view.handRaised);
  useShortcut("hand", () => {
    actions.raiseHand(!raised);
    announce(t(raised ? "reactions.down" : "reactions.up"));
  });
  useShortcut("reaction", ({ key }) => {
    const emoji = reactions[Number(key) - 1];
    if (emoji === undefined) return;
    actions.react(emoji);
    announce(reactionName(t, emoji));
  });
}
