import { Settings as Cog, Ellipsis, Keyboard, MessageSquare, Users } from "lucide-react";
import { Fragment, type ReactNode, useState } from "react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { Badge } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../../ui/Menu.tsx";
import { useWords } from "../../words/words.ts";
import { Settings } from "../settings/Settings.tsx";
import { ShortcutList } from "../shortcuts/ShortcutList.tsx";
import { FullScreenItem } from "./FullScreenItem.tsx";
import { LayoutItem } from "./LayoutPicker.tsx";
import { ShareItem } from "./own/ShareControl.tsx";
import type { Panel } from "./panel.ts";
import { ReactionItems } from "./ReactionItems.tsx";
import { StageItems } from "./StageItems.tsx";
import type { Movable } from "./toolbar-at.ts";
import { useKeyboard } from "./touch-only.ts";

interface MoreMenuProps {
  /** What the toolbar has no room for. */
  readonly moved: readonly Movable[];
  /** How many messages; told where the chat has moved in here. */
  readonly unread: number;
  readonly onPanel: (panel: Panel) => void;
}

/** What is wanted seldom, and what has no room elsewhere. */
export function MoreMenu({ moved, unread, onPanel }: MoreMenuProps) {
  const t = useWords();
  const within = moved.includes("chat") ? unread : 0;
  const [open, setOpen] = useState<"settings" | "shortcuts">();
  const close = () => setOpen(undefined);
  const hasKeyboard = useKeyboard();
  useShortcut("list", () => setOpen("shortcuts"));
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton
            label={within > 0 ? t("toolbar.moreUnread", { count: within }) : t("toolbar.more")}
            icon={<Ellipsis aria-hidden="true" />}
            badge={<Badge count={within} />}
          />
        }
      >
        <MovedItems moved={moved} unread={unread} onPanel={onPanel} />
        <FullScreenItem />
        <StageItems />
        {hasKeyboard && (
          <MenuItem
            icon={<Keyboard aria-hidden="true" />}
            name={t("shortcut.open")}
            onChoose={() => setOpen("shortcuts")}
          />
        )}
        <MenuItem
          icon={<Cog aria-hidden="true" />}
          name={t("settings.open")}
          onChoose={() => setOpen("settings")}
        />
      </Menu>
      <Settings open={open === "settings"} onClose={close} />
      {open === "shortcuts" && <ShortcutList onClose={close} />}
    </>
  );
}

/** The same as menu items, in the order of the toolbar. */
function MovedItems({ moved, unread, onPanel }: MoreMenuProps) {
  const t = useWords();
  const items: Readonly<Record<Movable, ReactNode>> = {
    share: <ShareItem />,
    reactions: <ReactionItems />,
    chat: (
      <MenuItem
        icon={<MessageSquare aria-hidden="true" />}
        name={unread > 0 ? t("chat.unread", { count: unread }) : t("toolbar.chat")}
        onChoose={() => onPanel("chat")}
      />
    ),
    people: (
      <MenuItem
        icon={<Users aria-hidden="true" />}
        name={t("toolbar.people")}
        onChoose={() => onPanel("people")}
      />
    ),
    layout: <LayoutItem />,
  };
  if (moved.length === 0) return null;
  return (
    <>
      {moved.map((one) => (
        <Fragment key={one}>{items[one]}</Fragment>
      ))}
      <MenuLine />
    </>
  );
}
