import { ChevronUp } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import type { ShortcutId } from "../shortcuts/catalogue.ts";
import { useShortcut } from "../shortcuts/use-shortcut.ts";
import { IconButton, IconSwitch } from "./IconButton.tsx";
import { Menu } from "./Menu.tsx";
import styles from "./SplitButton.module.css";

interface SplitButtonProps extends ComponentProps<typeof IconSwitch> {
  /** Of the chevron: `Choose a microphone`. */
  readonly menuLabel: string;
  /** A key of its own opens the menu, too. */
  readonly menuShortcut?: ShortcutId;
  /** Items and choices of the menu. */
  readonly children: ReactNode;
}

/** A switch, and glued to it the menu of what it switches. */
export function SplitButton(props: SplitButtonProps) {
  const { menuLabel, menuShortcut, children, ...toggle } = props;
  const [open, setOpen] = useState(false);
  return (
    <div className={styles["split"]}>
      {menuShortcut && <MenuKey shortcut={menuShortcut} onPress={() => setOpen(true)} />}
      <IconSwitch {...toggle} />
      <Menu
        open={open}
        onOpen={setOpen}
        trigger={
          <IconButton
            className={styles["chevron"]}
            label={menuLabel}
            icon={<ChevronUp aria-hidden="true" />}
            shortcut={menuShortcut}
          />
        }
      >
        {children}
      </Menu>
    </div>
  );
}

interface MenuKeyProps {
  readonly shortcut: ShortcutId;
  readonly onPress: () => void;
}

function MenuKey({ shortcut, onPress }: MenuKeyProps) {
  useShortcut(shortcut, onPress);
  return null;
}
