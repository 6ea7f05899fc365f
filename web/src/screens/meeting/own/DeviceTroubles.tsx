import { TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useOwnDevices, usePage } from "../../../store/context.ts";
import { thisBrowser } from "../../../store/this-browser.ts";
import { isKeptFromUs, troublesOf } from "../../../store/troubles.ts";
import { Button } from "../../../ui/Button.tsx";
import { toast } from "../../../ui/toast.ts";
import { useWords } from "../../../words/words.ts";
import { type TroubleWords, troubleWords } from "../../devices/device-words.ts";
import { Hint } from "../Hint.tsx";

/**
 * Tells of devices that cannot be had, once for as long as they cannot: for a moment, but of those that
 * somebody has to let go or allow somewhere else, with what to do there, until that is done or read.
 */
export function DeviceTroubles() {
  const t = useWords();
  const troubles = troublesOf(useOwnDevices((view) => view));
  const kept = troubles.filter(isKeptFromUs);
  const others = troubles.filter((trouble) => !isKeptFromUs(trouble));
  useToasts(troubleWords(t, others, thisBrowser()));
  // Three cameras that another program has are one thing to see to; the menu names each.
  const byTitle = new Map<string, TroubleWords>();
  for (const words of troubleWords(t, kept, thisBrowser()).toReversed()) {
    byTitle.set(words.title, words);
  }
  return [...byTitle.values()].map((words) => <KeptFromUs key={words.title} {...words} />);
}

function KeptFromUs({ title, body }: TroubleWords) {
  const t = useWords();
  const { devices } = usePage();
  const [isRead, setIsRead] = useState(false);
  if (isRead) return null;
  return (
    <Hint
      // The words of the switch that was pressed would take the place of a polite one.
      spoken="at-once"
      data-testid="device-kept"
      icon={<TriangleAlert aria-hidden="true" />}
      title={title}
      about={body}
      onDismiss={() => setIsRead(true)}
    >
      <Button onClick={() => devices.retry()}>{t("common.tryAgain")}</Button>
    </Hint>
  );
}

function useToasts(troubles: readonly TroubleWords[]): void {
  const t = useWords();
  const { devices } = usePage();
  const told = useRef<readonly string[]>([]);
  useEffect(() => {
    for (const { title, retry } of troubles) {
      if (told.current.includes(title)) continue;
      const again = { words: t("common.tryAgain"), act: () => devices.retry() };
      toast({ words: title, group: title, ...(retry && { action: again }) });
    }
    told.current = troubles.map(({ title }) => title);
  });
}
