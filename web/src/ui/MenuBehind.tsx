import { ChevronLeft, ChevronRight } from "lucide-react";
import * as Primitive from "radix-ui/dropdown-menu";
import { type ReactNode, useContext, useEffect, useRef } from "react";
import { useWords } from "../words/words.ts";
import styles from "./Menu.module.css";
import { InPlace, ItemWords, MenuLine } from "./Menu.tsx";

interface MenuBehindProps {
  readonly icon: ReactNode;
  readonly name: string;
  /** A second line, smaller: what is chosen of them. */
  readonly means?: string;
  readonly children: ReactNode;
}

/**
 * Items that take the place of the menu's own, and lead back: beside it, where submenus are as a rule,
 * a phone has no room.
 */
export function MenuBehind({ icon, name, means, children }: MenuBehindProps) {
  const show = useContext(InPlace);
  return (
    <Primitive.Item
      className={styles["item"]}
      data-leads-on
      onSelect={(event) => {
        event.preventDefault();
        show(<Behind onBack={() => show(undefined)}>{children}</Behind>);
      }}
    >
      {icon}
      <ItemWords name={name} means={means} />
      <ChevronRight className={styles["onward"]} aria-hidden="true" />
    </Primitive.Item>
  );
}

interface BehindProps {
  readonly onBack: () => void;
  readonly children: ReactNode;
}

function Behind({ onBack, children }: BehindProps) {
  const t = useWords();
  const back = useRef<HTMLDivElement>(null);
  // The keyboard goes along: to what is chosen, and back to where it came from.
  useEffect(() => {
    const menu = back.current?.closest<HTMLElement>("[role=menu]");
    const chosen = menu?.querySelector<HTMLElement>("[aria-checked=true]");
    (chosen ?? back.current)?.focus();
    return () => (menu?.querySelector<HTMLElement>("[data-leads-on]") ?? menu)?.focus();
  }, []);
  return (
    <>
      <Primitive.Item
        ref={back}
        className={styles["item"]}
        onSelect={(event) => {
          event.preventDefault();
          onBack();
        }}
      >
        <ChevronLeft className={styles["back"]} aria-hidden="true" />
        <ItemWords name={t("common.back")} />
      </Primitive.Item>
      <MenuLine />
      {children}
    </>
  );
}
