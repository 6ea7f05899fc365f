import { useEffect } from "react";
import { usePage } from "../../store/context.ts";
import { announce } from "../../ui/announce.ts";
import { toast } from "../../ui/toast.ts";
import { useWords } from "../../words/words.ts";
import { presentingNews, reachedNews } from "./what-is-new.ts";

/** News is told no more often, all that there is of it in one. */
const everyMs = 1_000;

/**
 * Says who begins and who stops presenting, to eyes and to screen readers, and to screen readers who
 * was lost and who is back: eyes see that on the stage. Not while this page is itself cut off, nor
 * until it has everything back: what is to be told is what is different after it.
 */
export function News() {
  const t = useWords();
  const { conference } = usePage();
  useEffect(() => {
    let told = conference.getState();
    const timer = setInterval(() => {
      const now = conference.getState();
      if (now === told || now.banner !== undefined) return;
      const presenting = presentingNews(t, told, now);
      const reached = reachedNews(t, told, now);
      told = now;
      if (presenting !== undefined) toast({ words: presenting, group: "presenting" });
      if (reached !== undefined) announce(reached);
    }, everyMs);
    return () => clearInterval(timer);
  }, [t, conference]);
  return null;
}
