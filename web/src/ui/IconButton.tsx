import type { ComponentProps, ReactNode } from "react";
import type { ShortcutId } from "../shortcuts/catalogue.ts";
import { ariaKeys } from "../shortcuts/key-words.ts";
import { useWords } from "../words/words.ts";
import { TroubleBadge } from "./Badge.tsx";
import styles from "./IconButton.module.css";
import { useTooltip } from "./Tooltip.tsx";

interface IconButtonProps
  extends Omit<ComponentProps<"button">, "children" | "onPointerEnter" | "onFocus"> {
  /** The name, spoken and in the tooltip; the same whether on or off. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly look?: "quiet" | "bare" | "danger";
  /** What the tooltip says, where that is more than the name; false: there is none. */
  readonly tip?: string | false;
  /** Spoken after the name: as a rule what the tooltip says, where that is more. */
  readonly description?: string | false;
  readonly shortcut?: ShortcutId | undefined;
  /** On a corner of it: how many are waiting. */
  readonly badge?: ReactNode;
}

/** A round button of the toolbar. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, look = "quiet", tip = label, ...others } = props;
  const { description = tip !== label && tip, shortcut, badge, className, ...rest } = others;
  const { listeners, tooltip } = useTooltip(tip, shortcut);
  return (
    <>
      <button
        type="button"
        className={`${styles["button"] ?? ""} ${className ?? ""}`}
        aria-label={label}
        // Of ARIA 1.3, for every role.
        // oxlint-disable-next-line jsx-a11y/role-supports-aria-props
        aria-description={description || undefined}
        aria-keyshortcuts={shortcut && ariaKeys(shortcut)}
        data-look={look}
        {...rest}
        {...listeners}
      >
        {icon}
        {badge}
      </button>
      {tooltip}
    </>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly iconOn: ReactNode;
  readonly iconOff: ReactNode;
  readonly onChange: (on: boolean) => void;
  readonly shortcut?: ShortcutId | undefined;
  /** In a few words, what keeps it from being on. */
  readonly trouble?: string | undefined;
}

/** On or off, red while off. */
export function IconSwitch(props: SwitchProps) {
  const { label, on, iconOn, iconOff, onChange, shortcut, trouble } = props;
  const t = useWords();
  const state = on ? t("toolbar.on", { label }) : t("toolbar.off", { label });
  return (
    <IconButton
      label={label}
      icon={on ? iconOn : iconOff}
      role="switch"
      aria-checked={on}
      tip={trouble ?? state}
      description={trouble ?? false}
      shortcut={shortcut}
      badge={trouble !== undefined && <TroubleBadge />}
      onClick={() => onChange(!on)}
    />
  );
}
