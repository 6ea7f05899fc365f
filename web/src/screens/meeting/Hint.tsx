import { X } from "lucide-react";
import {
  type ComponentProps,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { announce } from "../../ui/announce.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { useWords } from "../../words/words.ts";
import styles from "./Hint.module.css";

interface HintProps extends ComponentProps<"div"> {
  readonly icon?: ReactNode;
  readonly title: string;
  /** By a screen reader; absent: it is for eyes only. */
  readonly spoken?: "at-once" | "politely";
  /** A second line: what may be the cause, what can be done. */
  readonly about?: string;
  /** Buttons: what can be done about it. */
  readonly children?: ReactNode;
  readonly onDismiss?: () => void;
}

/** A few words above the toolbar, for as long as they hold. */
export function Hint(props: HintProps) {
  const { icon, title, spoken, about, children, onDismiss, ...rest } = props;
  const t = useWords();
  useEffect(() => {
    // A live region that comes with its words is not heard everywhere.
    if (spoken === "politely") announce(title);
  }, [spoken, title]);
  const hint = useRef<HTMLDivElement>(null);
  useKeyboardAfter(hint);
  return (
    <div
      ref={hint}
      className={styles["hint"]}
      {...(spoken === "at-once" && { role: "alert" })}
      {...rest}
    >
      {icon}
      <div className={styles["words"]}>
        <span>{title}</span>
        {about !== undefined && <small>{about}</small>}
      </div>
      {children !== undefined && <div className={styles["actions"]}>{children}</div>}
      {onDismiss && (
        <IconButton
          label={t("common.dismiss")}
          icon={<X aria-hidden="true" />}
          look="bare"
          tip={false}
          onClick={onDismiss}
        />
      )}
    </div>
  );
}

/** A hint that goes with the keyboard in it hands it to the toolbar beneath. */
function useKeyboardAfter(hint: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = hint;
    return () => {
      if (!current?.contains(document.activeElement)) return;
      document.querySelector<HTMLElement>("[role=toolbar] button[tabindex='0']")?.focus();
    };
  }, [hint]);
}
