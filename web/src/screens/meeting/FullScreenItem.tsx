import { Maximize, Minimize } from "lucide-react";
import { MenuItem } from "../../ui/Menu.tsx";
import { useWords } from "../../words/words.ts";
import { useFullScreen } from "./use-full-screen.ts";

/** In the More menu; nothing where the browser does not let a page have the whole screen. */
export function FullScreenItem() {
  const t = useWords();
  const { isPossible, isFull, toggle } = useFullScreen();
  if (!isPossible) return null;
  return (
    <MenuItem
      icon={isFull ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />}
      name={t(isFull ? "fullScreen.leave" : "fullScreen.enter")}
      onChoose={toggle}
    />
  );
}
