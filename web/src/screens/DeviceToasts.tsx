import { useEffect, useRef } from "react";
import { useOwnDevices, usePage } from "../store/context.ts";
import type { DeviceNotice } from "../store/own-devices.ts";
import { type Toast, toast } from "../ui/toast.ts";
import { useWords, type Words } from "../words/words.ts";

/** What happens to the devices without anybody's asking, told for a moment; one press uses what is offered. */
export function DeviceToasts() {
  const t = useWords();
  const { devices } = usePage();
  const notices = useOwnDevices((view) => view.notices);
  const shown = useRef(new Map<number, () => void>());
  useEffect(() => {
    for (const notice of notices) {
      if (shown.current.has(notice.id)) continue;
      const gone = () => {
        shown.current.delete(notice.id);
        devices.dismiss(notice.id);
      };
      const told = wordsOf(t, notice, () => devices.take(notice.id));
      shown.current.set(notice.id, toast({ ...told, gone }));
    }
    // What has been overtaken by another device is not offered any longer.
    const ids = new Set(notices.map(({ id }) => id));
    for (const [id, takeAway] of shown.current) if (!ids.has(id)) takeAway();
  }, [t, devices, notices]);
  return null;
}

function wordsOf(t: Words, notice: DeviceNotice, take: () => void): Toast {
  switch (notice.type) {
    case "fell-back": {
      const { from, to } = notice;
      const words =
        to === undefined
          ? t("deviceNotice.gone", { from })
          : t("deviceNotice.fellBack", { from, to });
      return { words };
    }
    case "came-back":
      return {
        words: t("deviceNotice.back", { name: notice.info.label }),
        action: { words: t("deviceNotice.useAgain"), act: take },
      };
    case "found":
      return {
        words: t(`deviceNotice.found.${notice.device}`, { name: notice.info.label }),
        action: { words: t("deviceNotice.use"), act: take },
      };
    default:
      return notice satisfies never;
  }
}
