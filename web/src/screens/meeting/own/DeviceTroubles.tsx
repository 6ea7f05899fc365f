import { useEffect, useRef } from "react";
import { useOwnDevices, usePage } from "../../../store/context.ts";
import { thisBrowser } from "../../../store/this-browser.ts";
import { troublesOf } from "../../../store/troubles.ts";
import { toast } from "../../../ui/toast.ts";
import { useWords } from "../../../words/words.ts";
import { troubleWords } from "../../devices/device-words.ts";

/** Tells of devices that cannot be had, once for as long as they cannot. */
export function DeviceTroubles() {
  const t = useWords();
  const { devices } = usePage();
  const view = useOwnDevices((now) => now);
  const told = useRef<readonly string[]>([]);
  useEffect(() => {
    const troubles = troubleWords(t, troublesOf(view), thisBrowser());
    for (const { title, retry } of troubles) {
      if (told.current.includes(title)) continue;
      const again = { words: t("common.tryAgain"), act: () => devices.retry() };
      toast({ words: title, group: title, ...(retry && { action: again }) });
    }
    told.current = troubles.map(({ title }) => title);
  }, [t, devices, view]);
  return null;
}
