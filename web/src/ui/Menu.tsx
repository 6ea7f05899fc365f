import { Check } from "lucide-react";
import { useDirection } from "radix-ui/direction";
import * as Primitive from "radix-ui/dropdown-menu";
import {
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useRef,
  useState,
} from "react";
import styles from "./Menu.module.css";
import { useGoneWith } from "./use-gone-with.ts";

interface MenuProps {
  /** An `IconButton`, a `Button`: what opens it. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly side?: "top" | "bottom";
  readonly align?: "start" | "center" | "end";
  /** Where something else opens it too, such as a key: whether it is open. */
  readonly open?: boolean | undefined;
  readonly onOpen?: ((open: boolean) => void) | undefined;
}

/** What is to be done once the menu is gone. */
const Afterwards = createContext<(act: () => void) => void>(() => undefined);

/** Puts other items in place of the menu's own; undefined brings these back. */
export const InPlace = createContext<(items: ReactNode) => void>(() => undefined);

/** What a button opens: items, and groups of which one is chosen (WAI-ARIA menu button). */
export function Menu(props: MenuProps) {
  const { trigger, children, side = "top", align = "center", open, onOpen } = props;
  const direction = useDirection();
  const [isOpenItself, setOpenItself] = useState(false);
  const isOpen = open ?? isOpenItself;
  const setOpen = (next: boolean) => {
    setOpenItself(next);
    onOpen?.(next);
  };
  const button = useRef<HTMLButtonElement>(null);
  const goOn = useGoneWith(button, isOpen, () => setOpen(false));
  const entered = useRef(false);
  const [inPlace, setInPlace] = useState<ReactNode>();
  /** The keyboard begins at what is chosen, not at the top. */
  const enter = (event: FocusEvent<HTMLElement>) => {
    if (entered.current || event.target !== event.currentTarget) return;
    entered.current = true;
    const chosen = event.currentTarget.querySelector<HTMLElement>("[aria-checked=true]");
    if (chosen === null) return;
    event.preventDefault();
    chosen.focus();
  };
  const afterwards = useRef<() => void>(undefined);
  const actAfterwards = (act: () => void) => {
    afterwards.current = act;
  };
  const closed = (event: Event) => {
    goOn(event);
    entered.current = false;
    setInPlace(undefined);
    const act = afterwards.current;
    afterwards.current = undefined;
    // The keyboard goes back to the button first: from there a dialog takes it, and returns it.
    if (act) queueMicrotask(act);
  };
  return (
    // Not modal: a meeting goes on behind its menus.
    <Primitive.Root modal={false} dir={direction} open={isOpen} onOpenChange={setOpen}>
      <Primitive.Trigger ref={button} asChild>
        {trigger}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className={styles["menu"]}
          side={side}
          align={align}
          sideOffset={8}
          collisionPadding={8}
          loop
          onFocus={enter}
          onCloseAutoFocus={closed}
        >
          <InPlace value={setInPlace}>
            <Afterwards value={actAfterwards}>{inPlace ?? children}</Afterwards>
          </InPlace>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly name: string;
  /** A second line, smaller. */
  readonly means?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

export function MenuItem({ icon, name, means, danger = false, onChoose, ...rest }: MenuItemProps) {
  const afterwards = useContext(Afterwards);
  return (
    <Primitive.Item
      className={styles["item"]}
      data-danger={danger}
      onSelect={() => afterwards(onChoose)}
      {...rest}
    >
      {icon}
      <ItemWords name={name} means={means} />
    </Primitive.Item>
  );
}

interface MenuChoiceProps<T extends string> {
  readonly label: string;
  /** Said above the options; otherwise `label` is only spoken. */
  readonly shown?: boolean;
  readonly value: T | undefined;
  readonly options: readonly {
    readonly value: T;
    readonly icon?: ReactNode;
    readonly name: string;
    readonly means?: string;
  }[];
  readonly onChoose: (value: T) => void;
}

/** One of several; the one in force is checked. */
export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  const { label, shown = false, value, options, onChoose } = props;
  return (
    <Primitive.RadioGroup aria-label={label} {...(value !== undefined && { value })}>
      {shown && <Primitive.Label className={styles["label"]}>{label}</Primitive.Label>}
      {options.map((option) => (
        <Primitive.RadioItem
          key={option.value}
          className={styles["item"]}
          value={option.value}
          onSelect={() => onChoose(option.value)}
        >
          {option.icon ?? <Check className={styles["check"]} aria-hidden="true" />}
          <ItemWords name={option.name} means={option.means} />
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

interface MenuSwitchProps {
  readonly name: string;
  readonly means?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Something that is on or off; the menu stays. */
export function MenuSwitch({ name, means, on, onChange }: MenuSwitchProps) {
  return (
    <Primitive.CheckboxItem
      className={styles["item"]}
      checked={on}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <Check className={styles["check"]} aria-hidden="true" />
      <ItemWords name={name} means={means} />
    </Primitive.CheckboxItem>
  );
}

interface MenuRowProps<T extends string> {
  readonly label: string;
  /** Shown as they are; `name` is spoken. */
  readonly options: readonly { readonly value: T; readonly name: string }[];
  readonly onChoose: (value: T) => void;
}

/** Small signs side by side; arrows to the side move within them, up and down as in all the menu. */
export function MenuRow<T extends string>({ label, options, onChoose }: MenuRowProps<T>) {
  const direction = useDirection();
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const steps: Partial<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = (steps[event.key] ?? 0) * (direction === "rtl" ? -1 : 1);
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
    const at = items.findIndex((item) => item === document.activeElement);
    if (step === 0 || at < 0) return;
    event.preventDefault();
    items.at((at + step) % items.length)?.focus();
  };
  return (
    <Primitive.Group className={styles["row"]} aria-label={label} onKeyDown={move}>
      {options.map(({ value, name }) => (
        <Primitive.Item
          key={value}
          className={styles["sign"]}
          aria-label={name}
          onSelect={() => onChoose(value)}
        >
          {value}
        </Primitive.Item>
      ))}
    </Primitive.Group>
  );
}

/** Several choices that belong together, such as those of three seats, from left to right. */
export function MenuColumns({ children }: { readonly children: ReactNode }) {
  return <div className={styles["columns"]}>{children}</div>;
}

export function MenuLine() {
  return <Primitive.Separator className={styles["line"]} />;
}

interface ItemWordsProps {
  readonly name: string;
  readonly means?: string | undefined;
}

export function ItemWords({ name, means }: ItemWordsProps) {
  return (
    <span className={styles["words"]}>
      {name}
      {means !== undefined && <small>{means}</small>}
    </span>
  );
}
