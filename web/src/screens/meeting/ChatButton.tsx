import { MessageSquare } from "lucide-react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { Badge } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { useWords } from "../../words/words.ts";
import type { PanelButtonProps } from "./panel.ts";

interface ChatButtonProps extends PanelButtonProps {
  /** How many messages. */
  readonly unread: number;
}

/** Opens the chat, and says how much came in while it was closed. */
export function ChatButton({ open, onOpen, unread }: ChatButtonProps) {
  const t = useWords();
  useShortcut("chat", () => onOpen(!open));
  return (
    <IconButton
      label={unread > 0 ? t("chat.unread", { count: unread }) : t("chat.title")}
      icon={<MessageSquare aria-hidden="true" />}
      shortcut="chat"
      badge={<Badge count={unread} />}
      aria-expanded={open}
      aria-controls="chat"
      onClick={() => onOpen(!open)}
    />
  );
}
