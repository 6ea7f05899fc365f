import { ScreenShare } from "lucide-react";
import { useOwnScreen, usePage, useScreenHeard } from "../../../store/context.ts";
import { Button } from "../../../ui/Button.tsx";
import { useWords } from "../../../words/words.ts";
import styles from "./PresentingBar.module.css";

/** While a screen of one's own is shown: nobody shows more than they know of. */
export function PresentingBar() {
  const t = useWords();
  const { screen } = usePage();
  const { state } = useOwnScreen();
  const words = t(useScreenHeard() ? "sharing.liveWithSound" : "sharing.live");
  if (state !== "live") return null;
  return (
    <section className={styles["bar"]} aria-label={words} data-testid="presenting">
      <ScreenShare aria-hidden="true" />
      <span>{words}</span>
      <Button onClick={() => screen.stop()}>{t("sharing.stop")}</Button>
    </section>
  );
}
