import { useEffect, useRef } from "react";
import { useConference, usePage } from "../../../store/context.ts";
import { toast } from "../../../ui/toast.ts";
import { useWords } from "../../../words/words.ts";

/** Says to a host what came of asking somebody to mute. */
export function useMuteNews(): void {
  const t = useWords();
  const { actions, conference } = usePage();
  const wish = useConference((view) => view.muteWish);
  const told = useRef(wish);
  useEffect(() => {
    if (wish === undefined || wish === told.current || wish.state === "sending") return;
    told.current = wish;
    const { entity, state } = wish;
    const name = conference.getState().roster.find((one) => one.entity === entity)?.name;
    // Who has left meanwhile needs no quiet.
    if (name === undefined) return;
    const again = { words: t("common.tryAgain"), act: () => actions.askToMute(entity) };
    toast(
      state === "asked"
        ? { words: t("people.askedToMute", { name }), group: "asked to mute" }
        : { words: t("people.notAskedToMute", { name }), group: "asked to mute", action: again },
    );
  }, [t, wish, actions, conference]);
}
