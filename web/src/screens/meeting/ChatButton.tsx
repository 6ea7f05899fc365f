import { MessageSquare } from "lucide-react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { Badge } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { useWords } from "../../words/words.ts";
import { useChatNews } from "./chat/use-chat-news.ts";
import type { PanelButtonProps } from "./panel.ts";

/** Opens the chat, and says what comes in while it is closed. */
export function ChatButton({ open, onOpen }: PanelButtonProps) {
  const t = useWords();
  const unread = useChatNews(open, () => onOpen(true));
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
