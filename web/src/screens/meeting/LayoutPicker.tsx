import { Columns3, LayoutGrid, PictureInPicture2 } from "lucide-react";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { useConference, usePage } from "../../store/context.ts";
import { layoutAfter, layouts } from "../../store/layouts.ts";
import type { ConferenceView } from "../../store/view.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import styles from "./LayoutPicker.module.css";
import { useShortcut } from "./use-shortcut.ts";

type Layout = ConferenceView["layout"];

const words: Readonly<Record<Layout, { readonly name: string; readonly means: string }>> = {
  immersive: { name: "Immersive", means: "All cameras of all rooms" },
  speaker: { name: "Speaker", means: "The room that speaks" },
  gallery: { name: "Gallery", means: "One picture of each room" },
};

const icons: Readonly<Record<Layout, ReactNode>> = {
  immersive: <Columns3 />,
  speaker: <PictureInPicture2 />,
  gallery: <LayoutGrid />,
};

/** How one looks at the others; W goes through the layouts. */
export function LayoutPicker() {
  const layout = useConference((view) => view.layout);
  const choose = useChoice();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const next = useCallback(() => {
    const after = layoutAfter(layout);
    choose(after);
    setSaid(`Layout: ${words[after].name}`);
  }, [choose, layout]);
  useShortcut("w", next);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={styles["picker"]}>
      <IconButton
        ref={button}
        label="Layout"
        icon={icons[layout]}
        data-tip={`Layout: ${words[layout].name} (W)`}
        aria-keyshortcuts="w"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <Menu
          label="Layout"
          value={layout}
          options={layouts.map((value) => ({ value, icon: icons[value], ...words[value] }))}
          onChoose={(value) => {
            choose(value);
            close();
          }}
          onClose={close}
          onAway={() => setOpen(false)}
        />
      )}
      <span className={styles["said"]} aria-live="polite">
        {said}
      </span>
    </div>
  );
}

function useChoice(): (layout: Layout) => void {
  const { actions, kept } = usePage();
  return useCallback(
    (layout) => {
      kept.keepLayout(layout);
      actions.setLayout(layout);
    },
    [actions, kept],
  );
}
