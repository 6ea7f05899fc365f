import { Popper } from "radix-ui/internal";
import { type FocusEvent, type PointerEvent, useCallback, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { ShortcutId } from "../shortcuts/catalogue.ts";
import { keyWords } from "../shortcuts/key-words.ts";
import { useWords } from "../words/words.ts";
import styles from "./Tooltip.module.css";
import { gapPx, type Reached, useLeaving, useTurn } from "./tooltip-turn.ts";

/**
 * What a control is, for who points at it or reaches it by keyboard. Nothing of it is drawn before: a
 * meeting draws a hundred controls at a time. Screen readers know it from the control itself.
 *
 * @param words false: there is none
 * @param shortcut its key is shown beside the words
 * @returns what the control listens to, and what is drawn beside it
 */
export function useTooltip(words: string | false, shortcut?: ShortcutId) {
  const [reached, setReached] = useState<Reached>();
  const leave = useCallback(() => setReached(undefined), []);
  if (words === false) return {};
  const listeners = {
    onPointerEnter: ({ currentTarget, pointerType }: PointerEvent<HTMLElement>) => {
      if (pointerType === "touch" || hasOpened(currentTarget)) return;
      setReached((before) => before ?? { control: currentTarget, by: "pointer" });
    },
    onFocus: ({ currentTarget }: FocusEvent<HTMLElement>) => {
      if (!currentTarget.matches(":focus-visible")) return;
      setReached({ control: currentTarget, by: "keyboard" });
    },
  };
  const tooltip = reached && (
    <Tooltip reached={reached} words={words} shortcut={shortcut} onLeave={leave} />
  );
  return { listeners, tooltip };
}

/** A menu stands where its button's tooltip would. */
function hasOpened(control: HTMLElement): boolean {
  return control.matches("[aria-haspopup][aria-expanded=true]");
}

interface TooltipProps {
  readonly reached: Reached;
  readonly words: string;
  readonly shortcut: ShortcutId | undefined;
  readonly onLeave: () => void;
}

function Tooltip({ reached, words, shortcut, onLeave }: TooltipProps) {
  const t = useWords();
  const element = useRef<HTMLDivElement>(null);
  const isShown = useTurn(reached);
  useLeaving(reached, element, onLeave);
  const { control } = reached;
  if (!isShown) return null;
  return createPortal(
    <Popper.Root>
      <Popper.Anchor virtualRef={{ current: control }} />
      <Popper.Content
        ref={element}
        className={styles["tooltip"]}
        role="tooltip"
        aria-hidden="true"
        side="top"
        sideOffset={gapPx}
        collisionPadding={8}
        hideWhenDetached
      >
        {words}
        {shortcut && <kbd>{keyWords(t, shortcut)}</kbd>}
      </Popper.Content>
    </Popper.Root>,
    control.ownerDocument.body,
  );
}
