import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useWords } from "../words/words.ts";
import { IconButton } from "./IconButton.tsx";
import { useSource } from "./source.ts";
import styles from "./Toasts.module.css";
import { dismissToast, type ShownToast, toasts } from "./toast.ts";

/** Where toasts appear and are heard. */
export function Toasts() {
  const t = useWords();
  const shown = useSource(toasts);
  return (
    // What is polite by name is heard also while a dialog hides the rest of the page.
    <output className={styles["toasts"]} aria-live="polite" aria-label={t("common.notifications")}>
      {shown.map((one) => (
        <ToastView key={one.id} toast={one} />
      ))}
    </output>
  );
}

function ToastView({ toast: { id, words, action, shownForMs } }: { readonly toast: ShownToast }) {
  const t = useWords();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Nothing goes away under somebody's hand.
    const look = () => {
      if (element.current?.matches(":hover, :focus-within") !== true) dismissToast(id);
    };
    const timer = setTimeout(() => {
      look();
      again = setInterval(look, 1_000);
    }, shownForMs);
    let again: ReturnType<typeof setInterval> | undefined;
    return () => {
      clearTimeout(timer);
      clearInterval(again);
    };
  }, [id, shownForMs]);
  const act = () => {
    action?.act();
    dismissToast(id);
  };
  return (
    <div ref={element} className={styles["toast"]}>
      <span dir="auto">{words}</span>
      {action && (
        <>
          <button type="button" className={styles["action"]} onClick={act}>
            {action.words}
          </button>
          <IconButton
            label={t("common.dismiss")}
            icon={<X aria-hidden="true" />}
            look="bare"
            tip={false}
            onClick={() => dismissToast(id)}
          />
        </>
      )}
    </div>
  );
}
