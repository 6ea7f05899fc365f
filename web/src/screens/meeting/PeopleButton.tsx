import { Users } from "lucide-react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { useWords } from "../../words/words.ts";
import type { PanelButtonProps } from "./panel.ts";
import { useHostNews } from "./people/use-host-news.ts";

/** Opens the list of people, and says what comes of a host's wishes. */
export function PeopleButton({ open, onOpen }: PanelButtonProps) {
  const t = useWords();
  useHostNews();
  useShortcut("people", () => onOpen(!open));
  return (
    <IconButton
      label={t("toolbar.people")}
      icon={<Users aria-hidden="true" />}
      shortcut="people"
      aria-expanded={open}
      aria-controls="people"
      onClick={() => onOpen(!open)}
    />
  );
}
