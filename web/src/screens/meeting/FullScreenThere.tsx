import { Maximize, Minimize } from "lucide-react";
import { useEffect } from "react";
import { listenIn } from "../../shortcuts/board.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { useWords } from "../../words/words.ts";
import styles from "./StageArea.module.css";
import { useFullScreen } from "./use-full-screen.ts";

/**
 * The keys of the page act in its second window, too; the one for the whole screen means that window.
 * There a button is for it as well.
 */
export function FullScreenThere({ page }: { readonly page: Window }) {
  const t = useWords();
  const { isPossible, isFull, toggle } = useFullScreen(page);
  useEffect(() => listenIn(page, { fullScreen: toggle }), [page, toggle]);
  if (!isPossible) return null;
  return (
    <IconButton
      className={styles["full"]}
      label={t(isFull ? "fullScreen.leave" : "fullScreen.enter")}
      icon={isFull ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />}
      shortcut="fullScreen"
      onClick={toggle}
    />
  );
}
