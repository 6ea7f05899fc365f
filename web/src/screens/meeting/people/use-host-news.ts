import { useEffect, useRef } from "react";
import { useConference, usePage } from "../../../store/context.ts";
import { toast } from "../../../ui/toast.ts";
import { useWords } from "../../../words/words.ts";

interface Wish {
  readonly entity: string;
  readonly state: "sending" | "asked" | "failed";
}

/** The keys of what is said of it, with the person's name; nothing where all see that it was done. */
interface News {
  /** Of notices the newest of which is enough. */
  readonly group: string;
  readonly asked?: "people.askedToMute";
  readonly failed: "people.notAskedToMute" | "people.notLoweredHand";
}

const newsOfMuting: News = {
  group: "muting",
  asked: "people.askedToMute",
  failed: "people.notAskedToMute",
};
const newsOfHands: News = { group: "hands", failed: "people.notLoweredHand" };

/** Says to a host what came of what they wished of others. */
export function useHostNews(): void {
  const { actions } = usePage();
  const muteWish = useConference((view) => view.muteWish);
  const handWish = useConference((view) => view.handWish);
  useNews(muteWish, newsOfMuting, (entity) => actions.askToMute(entity));
  useNews(handWish, newsOfHands, (entity) => actions.lowerHand(entity));
}

function useNews(wish: Wish | undefined, news: News, wishAgain: (entity: string) => void): void {
  const t = useWords();
  const { conference } = usePage();
  const told = useRef(wish);
  useEffect(() => {
    if (wish === undefined || wish === told.current || wish.state === "sending") return;
    told.current = wish;
    const { entity, state } = wish;
    const key = news[state];
    const name = conference.getState().roster.find((one) => one.entity === entity)?.name;
    // Of who has left meanwhile nothing is wished any more.
    if (key === undefined || name === undefined) return;
    const again = { words: t("common.tryAgain"), act: () => wishAgain(entity) };
    const action = state === "failed" ? { action: again } : {};
    toast({ words: t(key, { name }), group: news.group, ...action });
  }, [t, wish, news, wishAgain, conference]);
}
