import { Settings as Cog } from "lucide-react";
import { useState } from "react";
import { early } from "../../ui/early.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Part } from "../../ui/Part.tsx";
import { useWords } from "../../words/words.ts";

const settings = early(() => import("./Settings.tsx"));

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
      {open && (
        <Part part={settings}>
          {({ Settings }) => <Settings open onClose={() => setOpen(false)} />}
        </Part>
      )}
    </>
  );
}
