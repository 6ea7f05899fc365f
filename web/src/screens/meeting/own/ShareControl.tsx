import { ScreenShare, ScreenShareOff } from "lucide-react";
import { useShortcut } from "../../../shortcuts/use-shortcut.ts";
import { useOwnScreen, usePage } from "../../../store/context.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { MenuItem } from "../../../ui/Menu.tsx";
import { useWords, type Words } from "../../../words/words.ts";
import { useSaid } from "../use-said.ts";

/** Shows a screen to the others, or no longer. */
export function ShareControl() {
  const t = useWords();
  const { state, isLive, toggle } = useSharing();
  useShortcut("share", toggle);
  useSaid(t(isLive ? "sharing.live" : "sharing.off"));
  return (
    <IconButton
      label={t("sharing.share")}
      icon={isLive ? <ScreenShareOff aria-hidden="true" /> : <ScreenShare aria-hidden="true" />}
      aria-pressed={isLive}
      aria-busy={state === "asking"}
      tip={nameOf(t, state)}
      shortcut="share"
      onClick={toggle}
    />
  );
}

/** The same in the More menu. */
export function ShareItem() {
  const t = useWords();
  const { state, isLive, toggle } = useSharing();
  return (
    <MenuItem
      icon={isLive ? <ScreenShareOff aria-hidden="true" /> : <ScreenShare aria-hidden="true" />}
      name={nameOf(t, state)}
      onChoose={toggle}
    />
  );
}

function useSharing() {
  const { screen } = usePage();
  const { state } = useOwnScreen();
  const isLive = state === "live";
  return { state, isLive, toggle: () => (isLive ? screen.stop() : screen.start()) };
}

function nameOf(t: Words, state: ReturnType<typeof useOwnScreen>["state"]): string {
  if (state === "asking") return t("sharing.asking");
  return t(state === "live" ? "sharing.stop" : "sharing.share");
}
