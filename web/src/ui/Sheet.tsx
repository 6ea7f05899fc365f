import { X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";
import { useShortcut } from "../shortcuts/use-shortcut.ts";
import { IconButton } from "./IconButton.tsx";
import styles from "./Sheet.module.css";

interface SheetProps {
  /** What the button that opens it has in `aria-controls`. */
  readonly id: string;
  readonly title: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel beside the stage, on a narrow page over its lower part; everything else stays in reach. */
export function Sheet({ id, title, closeLabel, onClose, children }: SheetProps) {
  const panel = useRef<HTMLElement>(null);
  const titleId = useId();
  useFocusBack(panel, id);
  useShortcut("close", onClose);
  return (
    <aside ref={panel} className={styles["sheet"]} id={id} aria-labelledby={titleId}>
      <header className={styles["header"]}>
        <h2 id={titleId}>{title}</h2>
        <IconButton
          label={closeLabel}
          icon={<X aria-hidden="true" />}
          look="bare"
          tip={false}
          shortcut="close"
          onClick={onClose}
        />
      </header>
      {children}
    </aside>
  );
}

/**
 * A keyboard that was in the panel goes on at the button that opens it, or where that has no room, at
 * whatever did.
 */
function useFocusBack(panel: RefObject<HTMLElement | null>, id: string): void {
  const within = useRef(false);
  // While it is drawn first: what is within may take the keyboard.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const { current } = panel;
    if (current === null) return;
    const look = () => {
      within.current = current.contains(document.activeElement);
    };
    look();
    document.addEventListener("focusin", look);
    return () => {
      document.removeEventListener("focusin", look);
      if (!within.current) return;
      const button = document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(id)}"]`);
      const back = button?.closest("[hidden]") === null ? button : before;
      if (back instanceof HTMLElement) back.focus();
    };
  }, [panel, id, before]);
}
