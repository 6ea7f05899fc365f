import { useEffect, useRef } from "react";
import { useConference, usePage, useStats } from "../../store/context.ts";
import { toast } from "../../ui/toast.ts";
import { useWords } from "../../words/words.ts";

/** Says once in a bad stretch that the connection is poor, and offers to ask it for less. */
export function UnstableConnection() {
  const t = useWords();
  const { actions } = usePage();
  const since = useStats((view) => view.unstableSince);
  const savesData = useConference((view) => view.savesData);
  const told = useRef<number>(undefined);
  useEffect(() => {
    if (since === undefined || since === told.current) return;
    told.current = since;
    toast({
      words: t("quality.unstable"),
      group: "unstable connection",
      ...(!savesData && {
        action: { words: t("layout.saveData.name"), act: () => actions.setSavesData(true) },
      }),
    });
  }, [since, savesData, actions, t]);
  return null;
}
