import { type ReactNode, useRef } from "react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { mayShareScreen } from "../../store/own-screen.ts";
import { useWords } from "../../words/words.ts";
import { ChatButton } from "./ChatButton.tsx";
import { useChatNews } from "./chat/use-chat-news.ts";
import { LayoutPicker } from "./LayoutPicker.tsx";
import { LeaveControl } from "./LeaveControl.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { CameraControl } from "./own/CameraControl.tsx";
import { MicrophoneControl } from "./own/MicrophoneControl.tsx";
import { ShareControl } from "./own/ShareControl.tsx";
import { PeopleButton } from "./PeopleButton.tsx";
import type { Panel, PanelButtonProps } from "./panel.ts";
import { ReactionsButton } from "./ReactionsButton.tsx";
import styles from "./Toolbar.module.css";
import { type Movable, movable, toolbarAt } from "./toolbar-at.ts";
import { useOneTabStop } from "./use-one-tab-stop.ts";
import { useSize } from "./use-size.ts";

interface ToolbarProps {
  readonly panel: Panel | undefined;
  readonly onPanel: (panel: Panel | undefined) => void;
}

/** Everything one does in a meeting, in one row; what does not fit is in the More menu. */
export function Toolbar({ panel, onPanel }: ToolbarProps) {
  const t = useWords();
  const bar = useRef<HTMLDivElement>(null);
  const { element, width } = useSize<HTMLDivElement>();
  const enter = useOneTabStop(bar);
  useShortcut("toolbar", enter);
  const unread = useChatNews(panel === "chat", () => onPanel("chat"));
  const there = movable.filter((one) => one !== "share" || mayShareScreen());
  const { shown, leaveInWords } = toolbarAt(width === 0 ? undefined : width, there);
  const panelButton = (name: Panel): PanelButtonProps => ({
    open: panel === name,
    onOpen: (open) => onPanel(open ? name : undefined),
  });
  const buttons: Readonly<Record<Movable, ReactNode>> = {
    share: <ShareControl />,
    reactions: <ReactionsButton />,
    chat: <ChatButton {...panelButton("chat")} unread={unread} />,
    people: <PeopleButton {...panelButton("people")} />,
    layout: <LayoutPicker />,
  };
  return (
    <div ref={element}>
      <div ref={bar} className={styles["toolbar"]} role="toolbar" aria-label={t("toolbar.name")}>
        <MicrophoneControl />
        <CameraControl />
        {there.map((one) => (
          // One that is hidden still acts on its key.
          <div key={one} hidden={!shown.includes(one)}>
            {buttons[one]}
          </div>
        ))}
        <MoreMenu
          moved={there.filter((one) => !shown.includes(one))}
          unread={unread}
          onPanel={onPanel}
        />
        <LeaveControl inWords={leaveInWords} />
      </div>
    </div>
  );
}
