import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import { type ReactNode, useRef } from "react";
import { useWords } from "../words/words.ts";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";

interface DialogProps {
  readonly title: string;
  /** What it is about, where the title does not say all. */
  readonly about?: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** At its foot: the answers it wants. */
  readonly actions?: ReactNode;
}

/** Something to be dealt with before going on; Escape and a press beside it close it. */
export function Dialog({ title, about, open, onClose, children, actions }: DialogProps) {
  const t = useWords();
  const focus = useFocusAndBack();
  return (
    <Primitive.Root open={open} onOpenChange={(opened) => !opened && onClose()}>
      <Primitive.Portal>
        {/* Not the primitive's own: it locks scrolling by a <style>, which the page's policy forbids. */}
        <div className={styles["overlay"]} />
        <Primitive.Content
          className={styles["dialog"]}
          {...focus}
          {...(about === undefined && { "aria-describedby": undefined })}
        >
          <header className={styles["header"]}>
            <Primitive.Title>{title}</Primitive.Title>
            <Primitive.Close asChild>
              <IconButton
                label={t("common.close")}
                icon={<X aria-hidden="true" />}
                look="bare"
                tip={false}
              />
            </Primitive.Close>
          </header>
          <div className={styles["body"]}>
            {about !== undefined && (
              <Primitive.Description className={styles["about"]}>{about}</Primitive.Description>
            )}
            {children}
          </div>
          {actions !== undefined && <footer className={styles["actions"]}>{actions}</footer>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/**
 * A screen reader reads what it is about first; the keyboard is one Tab before its first control, and
 * afterwards where it was before. The primitive itself knows only of a trigger, and here is none.
 */
function useFocusAndBack() {
  const before = useRef<Element>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      event.preventDefault();
      before.current = document.activeElement;
      if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (before.current instanceof HTMLElement) before.current.focus();
    },
  };
}
