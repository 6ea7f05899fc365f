import { Settings as Cog } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { IconButton } from "../../ui/IconButton.tsx";
import { useWords } from "../../words/words.ts";

const Settings = lazy(async () => ({ default: (await import("./Settings.tsx")).Settings }));

/** To the settings, from the screens before a meeting. */
export function SettingsButton() {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t("settings.open")}
        icon={<Cog aria-hidden="true" />}
        look="bare"
        onClick={() => setOpen(true)}
      />
      <Suspense>{open && <Settings open onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
