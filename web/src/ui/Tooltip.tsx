import * as Primitive from "radix-ui/tooltip";
import type { ReactNode } from "react";
import type { ShortcutId } from "../shortcuts/catalogue.ts";
import { keyWords } from "../shortcuts/key-words.ts";
import { useWords } from "../words/words.ts";
import styles from "./Tooltip.module.css";

interface TooltipProps {
  readonly words: string;
  /** Its key is shown beside the words. */
  readonly shortcut?: ShortcutId | undefined;
  readonly side?: "top" | "bottom";
  /** One element that can have the keyboard. */
  readonly children: ReactNode;
}

/** What a control is, for who points at it or reaches it by keyboard. */
export function Tooltip({ words, shortcut, side = "top", children }: TooltipProps) {
  const t = useWords();
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className={styles["tooltip"]}
          side={side}
          sideOffset={8}
          collisionPadding={8}
        >
          {words}
          {shortcut && <kbd>{keyWords(t, shortcut)}</kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
