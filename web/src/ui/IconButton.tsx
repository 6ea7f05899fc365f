import type { ComponentProps, ReactNode } from "react";
import styles from "./IconButton.module.css";

interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** The name, spoken and in the tooltip; the same whether on or off. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly look?: "quiet" | "danger";
}

/** A round button of the toolbar. */
export function IconButton({ label, icon, look = "quiet", ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={styles["button"]}
      aria-label={label}
      data-tip={label}
      data-look={look}
      {...rest}
    >
      {icon}
    </button>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly iconOn: ReactNode;
  readonly iconOff: ReactNode;
  readonly onChange: (on: boolean) => void;
}

/** On or off, red while off. */
export function IconSwitch({ label, on, iconOn, iconOff, onChange }: SwitchProps) {
  return (
    <IconButton
      label={label}
      icon={on ? iconOn : iconOff}
      role="switch"
      aria-checked={on}
      data-tip={`${label} ${on ? "on" : "off"}`}
      onClick={() => onChange(!on)}
    />
  );
}
