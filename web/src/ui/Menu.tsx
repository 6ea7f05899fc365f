import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import styles from "./Menu.module.css";

interface MenuProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly icon: ReactNode;
    readonly name: string;
    readonly means: string;
  }[];
  readonly onChoose: (value: T) => void;
  /** By Escape: the keyboard goes back to where it came from. */
  readonly onClose: () => void;
  /** The keyboard, or a pointer, has gone elsewhere. */
  readonly onAway: () => void;
}

/** A few options, one of them chosen, above the button that opens it. */
export function Menu<T extends string>(props: MenuProps<T>) {
  const { label, value, options, onChoose, onClose, onAway } = props;
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>("[aria-checked=true]")?.focus();
  }, []);
  return (
    <div
      ref={menu}
      className={styles["menu"]}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={(event) => (event.key === "Escape" ? onClose() : moveFocus(event))}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.parentElement?.contains(relatedTarget)) onAway();
      }}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="menuitemradio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChoose(option.value)}
        >
          {option.icon}
          <span>
            {option.name}
            <small>{option.means}</small>
          </span>
        </button>
      ))}
    </div>
  );
}

/** Arrows go round; Home and End to the ends. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitemradio]")];
  const at = items.findIndex((item) => item === document.activeElement);
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: -1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
